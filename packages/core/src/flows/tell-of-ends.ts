import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import { AccessFacts, factColumns } from '../access/access-facts.ts'
import { decideAccess, findEnd, type AccessEnd } from '../access/access-state.ts'
import { MaybeInstant, MaybeText } from '../access/json-columns.ts'
import { toLastDayBefore } from '../define/amsterdam.ts'
import { DAY_MILLISECONDS } from '../define/duration.ts'
import { addNotice } from '../notices/add-notice.ts'
import type { KernelTables } from '../store/tables.ts'
import type { TellPorts } from './tell-of-care-end.ts'

const EndingAccess = AccessFacts.extend({
  id: z.string(),
  accountId: z.string(),
  clientId: z.string(),
  person: z.string(),
  admin: MaybeText,
  toldOfEnd: MaybeInstant,
})

type EndingAccess = z.infer<typeof EndingAccess>

const BATCH = 200

/**
 * Tells people in advance that their access ends, by a date or because a child grows older, and the portal administrator with them; once for each end.
 * The end of care is told of by itself, when it comes. Whoever's access somebody is changing at this moment is told tomorrow.
 */
export async function tellOfEnds(ports: TellPorts): Promise<void> {
  let after: string | undefined
  do {
    after = await ports.store.transaction((db) => tellBatch(db, ports, after))
  } while (after !== undefined)
}

async function tellBatch(db: Kysely<KernelTables>, { composition, now: clock }: TellPorts, after: string | undefined) {
  const now = clock()
  const until = new Date(now.getTime() + composition.access.noticeBeforeEndDays * DAY_MILLISECONDS)
  const batch = await listCandidates(db, { now, until, after })
  for (const access of batch) {
    const end = findEnd(access, composition.access)
    const isTold = !end || end.why === 'care' || end.at > until || access.toldOfEnd?.getTime() === end.at.getTime()
    if (!isTold && decideAccess(access, composition.access, now) === 'open') await tell(db, { access, end, now })
  }
  return batch.at(-1)?.id
}

async function listCandidates(
  db: Kysely<KernelTables>,
  { now, until, after }: { readonly now: Date; readonly until: Date; readonly after: string | undefined },
): Promise<readonly EndingAccess[]> {
  const { rows } = await sql<unknown>`
    select access.id, account_id as "accountId", client_id as "clientId", account.name as person, told_of_end as "toldOfEnd", ${factColumns},
      (select account_id from access admin where admin.client_id = access.client_id and admin.portal_admin and admin.revoked_at is null) as admin
    from access join client on client.id = access.client_id join account on account.id = access.account_id
    where access.revoked_at is null and access.blocked_at is null and client.erased_at is null
      and ((valid_until > ${now.toISOString()}::timestamptz and valid_until <= ${until.toISOString()}::timestamptz)
        or (basis in ('parental-authority', 'guardian') and born_on is not null))
      ${after === undefined ? sql`` : sql`and access.id > ${after}::uuid`}
    order by access.id limit ${BATCH}
    for no key update of access skip locked`.execute(db)
  return z.array(EndingAccess).parse(rows)
}

async function tell(
  db: Kysely<KernelTables>,
  { access, end, now }: { readonly access: EndingAccess; readonly end: AccessEnd; readonly now: Date },
): Promise<void> {
  const { id, accountId, clientId, person, admin } = access
  const day = toLastDayBefore(end.at)
  const notice = { clientId, reference: `${id} ${end.at.toISOString()}`, now }
  await addNotice(db, { ...notice, accountId, kind: 'access-ends', values: { day } })
  if (admin !== undefined && admin !== accountId)
    await addNotice(db, { ...notice, accountId: admin, kind: 'other-access-ends', values: { person, day } })
  await db.updateTable('access').set({ told_of_end: end.at }).where('id', '=', id).execute()
}
