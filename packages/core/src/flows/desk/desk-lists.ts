import { sql, type Kysely } from 'kysely'
import type { DeskListCheck, DeskLists } from '../../define/desk-lists.ts'
import { createId, isId } from '../../store/ids.ts'
import type { KernelTables } from '../../store/tables.ts'
import { FlowError } from '../flow-error.ts'
import { grantWithin } from '../grant-access.ts'
import { createRequestSeal } from '../requests/request-content.ts'
import { askWelcome, WELCOME_GRANTED_JOB } from '../requests/welcome-granted.ts'
import { checkLines, type CheckedLine } from './check-access-list.ts'
import type { DeskWork } from './desk-work.ts'
import { listSets } from './list-sets.ts'
import { noteDeed } from './note-deed.ts'
import { readAccessList, type ListLine, type ListProblem } from './read-access-list.ts'
import type { RequestWork } from './request-work.ts'

const KEPT_MS = 60 * 60 * 1000

/** The port by which staff give first access to many at once, from a table that was checked before. */
export function createDeskLists(given: DeskWork): DeskLists {
  const work = { ...given, seal: createRequestSeal(given.keys) }
  return { sets: async () => listSets(work), check: (csv) => check(work, csv), grant: (id) => grantAll(work, id) }
}

async function check(work: RequestWork, csv: string): Promise<DeskListCheck> {
  const read = readAccessList(csv)
  if ('wrong' in read) return toWrong(read.wrong)
  const db = work.store.system()
  const checked = toCheck(await checkLines(db, work, read.lines))
  await noteDeed(db, work, { eventType: 'access.list-checked', action: 'R', outcome: 'success', detail: toCounts(checked) })
  if (checked.wrong > 0) return checked
  return { id: await keepList(work, csv), ...checked }
}

/** Keeps a list that was found good for who had it checked: what they grant is what they saw. */
async function keepList({ store, seal, who, now }: RequestWork, csv: string): Promise<string> {
  const at = now()
  const id = createId(at)
  await store
    .system()
    .insertInto('access_list')
    .values({
      id,
      account_id: who.accountId,
      content: seal.close(`list ${id}`, Buffer.from(csv)),
      expires_at: new Date(at.getTime() + KEPT_MS),
    })
    .execute()
  return id
}

/** Checks and grants in one transaction, one list at a time: all or none, and what stands already is left as it is. */
async function grantAll(work: RequestWork, id: string): Promise<DeskListCheck> {
  const lines = await openList(work, id)
  const done = await work.store.transaction(async (db) => {
    await sql`select pg_advisory_xact_lock(hashtext(${`${work.store.schema} access list`}))`.execute(db)
    const found = await checkLines(db, work, lines)
    const checked = toCheck(found)
    if (checked.wrong > 0) return checked
    for (const line of found) await grantLine(db, work, line)
    await noteDeed(db, work, { eventType: 'access.list-granted', action: 'C', outcome: 'success', detail: toCounts(checked) })
    return checked
  })
  if (done.wrong > 0) return done
  await work.hurry(WELCOME_GRANTED_JOB)
  await work.outbox.wake()
  return done
}

async function openList({ store, seal, who, now }: RequestWork, id: string): Promise<readonly ListLine[]> {
  const row = isId(id)
    ? await store
        .system()
        .selectFrom('access_list')
        .select('content')
        .where('id', '=', id)
        .where('account_id', '=', who.accountId)
        .where('expires_at', '>', now())
        .executeTakeFirst()
    : undefined
  const read = row && readAccessList(Buffer.from(seal.open(`list ${id}`, row.content)).toString('utf8'))
  if (read && 'lines' in read) return read.lines
  throw new FlowError('LIST_UNKNOWN', 'This list was checked too long ago, or by somebody else. Check it again.')
}

async function grantLine(db: Kysely<KernelTables>, work: RequestWork, { grant }: CheckedLine): Promise<void> {
  if (!grant) return
  const { input, client, phone } = grant
  const { accountId } = await grantWithin(db, { input, client }, { ...work, grantedBy: work.staff.by, notify: true, desk: work })
  await askWelcome(db, work.seal, { accountId, phone, staff: work.staff, now: work.now() })
}

function toCheck(lines: readonly CheckedLine[]): DeskListCheck {
  return {
    lines: lines.map(({ grant: _, ...line }) => line),
    granted: lines.filter(({ problems, does }) => problems.length === 0 && does === 'grant').length,
    wrong: lines.filter(({ problems }) => problems.length > 0).length,
  }
}

/** A list that is none is wrong in its first line. */
function toWrong(problem: ListProblem): DeskListCheck {
  return { lines: [{ line: 1, clientNumber: '', email: '', name: '', does: 'grant', problems: [problem] }], granted: 0, wrong: 1 }
}

const toCounts = ({ lines, granted, wrong }: DeskListCheck) => ({ lines: lines.length, granted, wrong })
