import type { ComponentChildren } from 'preact'

interface LiveRegionProps {
  /** Of this page only, and the same at every load. */
  readonly id: string
  readonly children?: ComponentChildren | undefined
}

/** A list that shows by itself what others add to it while the page is open. No form is typed into stands in it: what is new takes its place. */
export function LiveRegion({ id, children }: LiveRegionProps) {
  return (
    <div id={id} data-live>
      {children}
    </div>
  )
}
