import type { Banner } from '../define/desk-portal.ts'
import { findBanner } from '../flows/portal/banner.ts'
import type { Store } from '../store/store.ts'

/** The banner as pages show it: kept in the process, so that a page asks nothing. */
export interface BannerWatch {
  /** What stands above a page at a moment, by what was last read. */
  readonly current: (now: Date) => string | undefined
  /** Reads it again when that was longer ago than a minute. A database that is away leaves what was read. */
  readonly refresh: (now: Date) => Promise<void>
  /** Makes the next page read it: it was changed here. */
  readonly forget: () => void
}

const FRESH_MILLISECONDS = 60_000

/** Watches the banner of a portal. Another process that changed it is seen after a minute at most. */
export function createBannerWatch(store: Pick<Store, 'system'>): BannerWatch {
  let known: Banner | undefined
  let readAt: number | undefined
  return {
    current: (now) => (known && new Date(known.from) <= now && now < new Date(known.until) ? known.text : undefined),
    refresh: async (now) => {
      if (readAt !== undefined && Math.abs(now.getTime() - readAt) < FRESH_MILLISECONDS) return
      // Noted first: of many pages at once one asks.
      readAt = now.getTime()
      try {
        known = await findBanner(store.system())
      } catch {
        readAt = undefined
      }
    },
    forget: () => (readAt = undefined),
  }
}
