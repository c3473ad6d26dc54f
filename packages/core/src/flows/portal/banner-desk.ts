import type { ActingStaff } from '../../define/account-desk.ts'
import type { Banner } from '../../define/desk-portal.ts'
import { readStaff } from '../read-staff.ts'
import { setBanner, type PortalWork } from './banner.ts'

/** The sentence above every page, as the command line sets it. */
export interface BannerDesk {
  readonly set: (banner: Banner, staff: ActingStaff) => Promise<void>
  readonly clear: (staff: ActingStaff) => Promise<void>
}

/** Opens it for the command line; `changed` is called when it was set or taken away. */
export function createBannerDesk(ports: Pick<PortalWork, 'store' | 'now'>, changed: () => void): BannerDesk {
  const change = async (banner: Banner | undefined, staff: ActingStaff) => {
    await setBanner({ store: ports.store, now: ports.now, staff: readStaff(staff) }, banner)
    changed()
  }
  return { set: change, clear: (staff) => change(undefined, staff) }
}
