import type { Kysely } from 'kysely'
import { listBasisRights } from '../../access/basis-rights.ts'
import { decideGrant } from '../../access/decide-grant.ts'
import { toAmsterdamDay } from '../../define/amsterdam.ts'
import type { DeskListLine } from '../../define/desk-lists.ts'
import type { KernelTables } from '../../store/tables.ts'
import { FlowError } from '../flow-error.ts'
import { readGrant, toRights, type GrantTerms } from '../grant-access.ts'
import type { FoundClient } from '../find-client.ts'
import type { DeskWork } from './desk-work.ts'
import { findListFacts, type ListFacts } from './list-facts.ts'
import type { ListLine, ListProblem } from './read-access-list.ts'
import { isSame } from './same-access.ts'

/** A line that was checked; one without problems has what granting it needs. */
export interface CheckedLine extends DeskListLine {
  readonly grant?: { readonly input: GrantTerms; readonly client: FoundClient; readonly phone: string | undefined }
}

type CheckWork = Pick<DeskWork, 'composition' | 'accounts' | 'now' | 'who'>

/** Checks every line against everything for which a grant would be refused, and the lines against each other. Changes nothing. */
export async function checkLines(db: Kysely<KernelTables>, work: CheckWork, lines: readonly ListLine[]): Promise<readonly CheckedLine[]> {
  const facts = await findListFacts(db, lines, work.now())
  return lines.map((line) => {
    const { clientNumber, email, name } = line
    const told = { line: line.line, clientNumber, email, name }
    const found = checkLine(line, facts, work)
    if (found.problems.length > 0) return { ...told, does: 'grant', problems: found.problems }
    if (found.isSame) return { ...told, does: 'same', problems: [] }
    return { ...told, does: 'grant', problems: [], ...(found.grant && { grant: found.grant }) }
  })
}

interface Found {
  readonly problems: readonly ListProblem[]
  readonly isSame?: boolean
  readonly grant?: NonNullable<CheckedLine['grant']>
}

function checkLine(line: ListLine, facts: ListFacts, work: CheckWork): Found {
  const read = readTerms(line)
  const problems = [
    ...line.problems,
    ...read.problems,
    ...listAgainstOthers(line, facts),
    ...checkOwn(line, facts, work),
    ...checkPhone(line, work),
  ]
  const clients = facts.clients.get(line.clientNumber) ?? []
  const [client] = clients
  if (clients.length !== 1 || !client)
    return { problems: [...problems, { message: clients.length > 1 ? 'core.list.clients' : 'core.list.client' }] }
  if (!read.input) return { problems }
  return checkGrant({ line, input: read.input, client }, { facts, work, problems })
}

function checkGrant(
  { line, input, client }: { readonly line: ListLine; readonly input: GrantTerms; readonly client: FoundClient },
  {
    facts,
    work,
    problems,
  }: { readonly facts: ListFacts; readonly work: Pick<DeskWork, 'composition' | 'now'>; readonly problems: readonly ListProblem[] },
): Found {
  const { composition, now } = work
  const rights = readRights(input, composition)
  if (!rights) return { problems: [...problems, { message: 'core.list.set', values: { set: input.set ?? '' } }] }
  const decided = decideGrant(
    { ...input, rights },
    { bornOn: client.bornOn, today: toAmsterdamDay(now()), administratorRights: listBasisRights(composition, 'administrator') },
  ).map(({ why }) => ({ message: `core.list.${why}` }))
  const standing = facts.standing.get(`${client.id} ${input.email}`)
  const isStanding = standing !== undefined && isSame(standing, { ...input, rights })
  const all = [...problems, ...decided, ...listTaken({ input, client }, facts, isStanding)]
  if (all.length > 0 || isStanding) return { problems: all, isSame: isStanding }
  return { problems: [], grant: { input, client, phone: line.phone } }
}

/** A list gives first access: what stands otherwise is changed by hand. */
function listTaken(
  { input, client }: { readonly input: GrantTerms; readonly client: FoundClient },
  { standing, admins }: ListFacts,
  isStanding: boolean,
): readonly ListProblem[] {
  const hasOther = !isStanding && standing.has(`${client.id} ${input.email}`)
  const admin = admins.get(client.id)
  const isTaken = input.portalAdmin && admin !== undefined && admin !== input.email
  return [...(hasOther ? [{ message: 'core.list.other-access' }] : []), ...(isTaken ? [{ message: 'core.list.admin-stands' }] : [])]
}

function readTerms(line: ListLine): { readonly problems: readonly ListProblem[]; readonly input?: GrantTerms } {
  const { basis, line: _, problems: __, phone: ___, set, ...rest } = line
  const wrong = line.evidence === '' ? [{ message: 'core.list.evidence' }] : []
  if (!basis) return { problems: wrong }
  try {
    return { problems: wrong, input: readGrant({ ...rest, basis, ...(set === undefined ? {} : { set }), evidence: line.evidence || '-' }) }
  } catch (error) {
    if (!(error instanceof FlowError)) throw error
    const field = /^[a-zA-Z]+/.exec(error.message)?.[0] ?? ''
    return { problems: [...wrong, { message: KNOWN_FIELDS.includes(field) ? `core.list.bad.${field}` : 'core.list.bad' }] }
  }
}

const KNOWN_FIELDS = ['email', 'name', 'evidence']

function readRights(input: GrantTerms, composition: DeskWork['composition']): readonly string[] | undefined {
  try {
    return toRights(input, composition)
  } catch (error) {
    if (error instanceof FlowError) return undefined
    throw error
  }
}

function checkPhone({ phone }: ListLine, { accounts }: Pick<DeskWork, 'accounts'>): readonly ListProblem[] {
  return phone === undefined || !accounts || accounts.readPhone(phone) !== undefined ? [] : [{ message: 'core.list.phone' }]
}

/** Whoever gives the list stands not in it. */
function checkOwn({ email }: ListLine, { accounts }: ListFacts, { who }: Pick<DeskWork, 'who'>): readonly ListProblem[] {
  return accounts.get(who.accountId) === email.toLowerCase() ? [{ message: 'core.list.own' }] : []
}

/** One address is one person, and one person is named once for a client. */
function listAgainstOthers(line: ListLine, { names, pairs, adminsAsked }: ListFacts): readonly ListProblem[] {
  const email = line.email.toLowerCase()
  const twice = (pairs.get(`${line.clientNumber} ${email}`) ?? []).filter((number) => number !== line.line)
  const admins = (adminsAsked.get(line.clientNumber) ?? []).filter((number) => number !== line.line)
  return [
    ...((names.get(email)?.size ?? 0) > 1 ? [{ message: 'core.list.names' }] : []),
    ...(twice.length > 0 ? [{ message: 'core.list.twice', values: { lines: twice.slice(0, 5).join(', ') } }] : []),
    ...(line.portalAdmin && admins.length > 0
      ? [{ message: 'core.list.two-admins', values: { lines: admins.slice(0, 5).join(', ') } }]
      : []),
  ]
}
