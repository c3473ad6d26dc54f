import type { ComponentChildren } from 'preact'

interface LiveRegionProps {
  /** Of this page only, and the same at every load. */
  readonly id: string
  readonly children?: ComponentChildren | undefined
}

/**
 * A list that shows by itself what others add to it while the page is open. What is new takes the place of the whole, so that a form to type in stands
 * beside it and not in it.
 */
export function LiveRegion({ id, children }: LiveRegionProps) {
  return (
    <div id={id} class="live" data-live>
      {children}
    </div>
  )
}
