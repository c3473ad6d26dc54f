import type { Kysely } from 'kysely'
import { appendAudit } from '../../audit/append-audit.ts'
import type { Banner } from '../../define/desk-portal.ts'
import type { KernelTables } from '../../store/tables.ts'
import type { DeskWork } from '../desk/desk-work.ts'
import { FlowError } from '../flow-error.ts'

/** Who changes what holds for the whole portal: a member of staff at the desk, or the command line, which has no account. */
export type PortalWork = Pick<DeskWork, 'store' | 'now' | 'staff'> & { readonly who?: DeskWork['who'] }

/** How many characters a banner holds at most: it stands above every page. */
export const LONGEST_BANNER = 300

/** The banner as it was set, also one that is not shown yet or any more. */
export async function findBanner(db: Kysely<KernelTables>): Promise<Banner | undefined> {
  const row = await db.selectFrom('banner').select(['text', 'from_at', 'until_at']).executeTakeFirst()
  return row && { text: row.text, from: row.from_at.toISOString(), until: row.until_at.toISOString() }
}

/** Sets the banner in place of the one that stands, or takes it away. Throws `FlowError`. */
export async function setBanner(work: PortalWork, banner: Banner | undefined): Promise<void> {
  const row = banner && toRow(work, banner)
  await work.store.transaction(async (db) => {
    const before = await db.deleteFrom('banner').returning('text').executeTakeFirst()
    if (!row && !before) throw new FlowError('NOTHING_TO_DO', 'There is no banner.')
    if (row) await db.insertInto('banner').values(row).execute()
    const detail = { ...work.staff, ...(row ? { text: row.text, from: row.from_at.toISOString(), until: row.until_at.toISOString() } : {}) }
    const eventType = row ? 'banner.set' : 'banner.cleared'
    await appendAudit(db, { eventType, action: 'U', outcome: 'success', at: work.now(), ...work.who, detail })
  })
}

function toRow({ now, staff }: PortalWork, banner: Banner) {
  const text = banner.text
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .normalize('NFC')
    .trim()
  const [from, until] = [new Date(banner.from), new Date(banner.until)]
  // A comparison with what is no time is never true.
  if (!/[^\p{Z}\p{C}]/u.test(text) || text.length > LONGEST_BANNER || !(until > from) || !(until > now()))
    throw new FlowError(
      'BANNER_INVALID',
      `A banner is one sentence of at most ${LONGEST_BANNER} characters, with an end that lies ahead and after its beginning.`,
    )
  return { text, from_at: from, until_at: until, set_by: staff.by, set_at: now() }
}
