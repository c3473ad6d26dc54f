import { sql, type Kysely } from 'kysely'
import type { DeskAccess, DeskListCheck } from '../../define/desk-access.ts'
import type { KernelTables } from '../../store/tables.ts'
import { grantWithin } from '../grant-access.ts'
import { createRequestSeal } from '../requests/request-content.ts'
import { askWelcome, WELCOME_GRANTED_JOB } from '../requests/welcome-granted.ts'
import { checkLines, type CheckedLine } from './check-access-list.ts'
import type { DeskWork } from './desk-work.ts'
import { noteDeed } from './note-deed.ts'
import { readAccessList, type ListProblem } from './read-access-list.ts'

/** The half of the port of access that gives first access to many at once, from a table that was checked before. */
export function createDeskLists(work: DeskWork): Pick<DeskAccess, 'checkList' | 'grantList'> {
  return { checkList: (csv) => check(work, csv), grantList: (csv) => grantAll(work, csv) }
}

async function check(work: DeskWork, csv: string): Promise<DeskListCheck> {
  const read = readAccessList(csv)
  if ('wrong' in read) return toWrong(read.wrong)
  const db = work.store.system()
  const checked = toCheck(await checkLines(db, work, read.lines))
  await noteDeed(db, work, { eventType: 'access.list-checked', action: 'R', outcome: 'success', detail: toCounts(checked) })
  return checked
}

/** Checks and grants in one transaction, one list at a time: all or none, and what stands already is left as it is. */
async function grantAll(work: DeskWork, csv: string): Promise<DeskListCheck> {
  const read = readAccessList(csv)
  if ('wrong' in read) return toWrong(read.wrong)
  const done = await work.store.transaction(async (db) => {
    await sql`select pg_advisory_xact_lock(hashtext(${`${work.store.schema} access list`}))`.execute(db)
    const lines = await checkLines(db, work, read.lines)
    const checked = toCheck(lines)
    if (checked.wrong > 0) return checked
    for (const line of lines) await grantLine(db, work, line)
    await noteDeed(db, work, { eventType: 'access.list-granted', action: 'C', outcome: 'success', detail: toCounts(checked) })
    return checked
  })
  if (done.wrong > 0) return done
  await work.hurry(WELCOME_GRANTED_JOB)
  await work.outbox.wake()
  return done
}

async function grantLine(db: Kysely<KernelTables>, work: DeskWork, { grant }: CheckedLine): Promise<void> {
  if (!grant) return
  const { input, client, phone } = grant
  const { accountId } = await grantWithin(db, { input, client }, { ...work, grantedBy: work.staff.by, notify: true, desk: work })
  await askWelcome(db, createRequestSeal(work.secret), { accountId, phone, staff: work.staff, now: work.now() })
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
