import type { Frame } from '../frame.ts'

/** Where a page hears that there is something new, and where that is said to who listens to the page. */
export function LiveStatus({ frame: { live, t } }: { readonly frame: Frame }) {
  if (live === undefined) return null
  return (
    <p
      class="visually-hidden"
      role="status"
      id="live"
      data-stream={live.stream}
      data-parts={live.parts.join(' ')}
      data-says={t('core.live.new')}
    />
  )
}
