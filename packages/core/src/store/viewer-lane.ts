import { AsyncLocalStorage } from 'node:async_hooks'
import type { Kysely } from 'kysely'
import { createId } from './ids.ts'
import { createPartStatements, type PartStatements } from './part-statements.ts'
import { StoreError } from './store-error.ts'
import type { AskAccesses, DecideNotices, ViewerAuditEntry, ViewerLane, ViewerMessage, ViewerNotice } from './store.ts'
import { NOTIFY } from './live-channel.ts'
import { LOG_ONLY } from './viewer-context.ts'
import type { Wire } from './wire.ts'
import { createWireDatabase } from './wire-database.ts'

/** What a lane says to its database. */
export interface LaneWords {
  /** Opens the transaction; may hold several statements. */
  readonly begin: string
  /** Sets the signed context ($1) for this transaction, and everything else that a viewer could have changed. */
  readonly setContext: string
  /** A context that is signed now, for these record types. */
  readonly sign: (types: readonly string[], about?: string) => string
}

/** A lane with its end in the hands of the store. */
export interface OpenLane {
  readonly lane: ViewerLane
  /** Writes the audit entries and the notices and commits, in one round trip, and in two when there may be notices; throws when either failed, and then nothing was kept. */
  readonly commit: () => Promise<void>
  /** Undoes everything; false when the connection did not take it and must not be used again. */
  readonly rollback: () => Promise<boolean>
}

interface LaneState {
  readonly wire: Wire
  readonly words: LaneWords
  /** What the commit writes behind the parts. */
  readonly written: Written[]
  /** What is told to who listens, when all of it stands. */
  readonly told: Set<string>
  readonly deciders: { readonly decide: DecideNotices; readonly about: string | undefined }[]
  /** What went wrong with statements of the kernel that nobody waited for; the first is thrown by the commit. */
  readonly faults: unknown[]
  begun: boolean
  savepoint: boolean
  closed: boolean
  /** The last part that was asked for: parts run one after another. */
  last: Promise<unknown>
}

const AUDIT_APPEND = 'select audit_append($1::jsonb) as added'
const NOTICE_ACCESSES = 'select notice_accesses() as accesses'
const NOTICE_DELIVER = 'select notice_deliver($1::jsonb) as added'
const MESSAGE_ADD = 'select source_message_add($1::jsonb) as added'
const insidePart = new AsyncLocalStorage<{ open: boolean }>()

/**
 * One transaction as the viewer. Nothing is sent before the first part's first statement, and then `begin`, savepoint, context and statement leave
 * together; the audit entries and notices leave together with the commit.
 */
export function openLane(wire: Wire, words: LaneWords): OpenLane {
  const state: LaneState = {
    wire,
    words,
    written: [],
    told: new Set(),
    deciders: [],
    faults: [],
    begun: false,
    savepoint: false,
    closed: false,
    last: Promise.resolve(),
  }
  return {
    lane: {
      part: async (types, run, { keeps = true } = {}) => {
        refusePart(state)
        const mine = state.last.then(() => runPart(state, run, { types, keeps }))
        state.last = mine.catch(() => {})
        return mine
      },
      audit: (...entries) => {
        state.written.push(...entries.map(({ about, ...row }) => ({ about, text: AUDIT_APPEND, row }) as const))
      },
      notify: (decide, about) => {
        state.deciders.push({ decide, about })
      },
      tell: (hint) => {
        state.told.add(hint)
      },
      send: (...messages) => {
        state.written.push(...messages.map((row) => ({ about: undefined, text: MESSAGE_ADD, row }) as const))
      },
    },
    commit: () => commitLane(state),
    rollback: () => rollbackLane(state),
  }
}

function refusePart({ closed }: LaneState): void {
  if (closed) throw new StoreError('PART_ENDED', "The viewer's transaction has ended. Await every part.")
  if (insidePart.getStore()?.open !== true) return
  throw new StoreError('NESTED_HANDLE', 'part() was called inside a part of the same lane. Load one part after the other.')
}

async function runPart<T>(
  state: LaneState,
  run: (db: Kysely<unknown>, accesses: AskAccesses) => Promise<T>,
  { types, keeps }: { readonly types: readonly string[]; readonly keeps: boolean },
): Promise<T> {
  let opened = false
  const statements = createPartStatements(state.wire, () => {
    openPart(state, types)
    opened = true
  })
  try {
    const result = await insideOnePart(() => run(createWireDatabase<unknown>(statements, ''), () => askAccesses(state, statements, types)))
    const failure = await statements.end()
    // A part that caught its own failure is undone all the same: after it the database refused everything.
    if (failure !== undefined) throw failure.error
    // Not awaited either: it travels with what comes next.
    if (opened && !keeps) void noteFault(state, state.wire.command('rollback to savepoint part'))
    return result
  } catch (error) {
    const failure = await statements.end()
    if (opened) await noteFault(state, state.wire.command('rollback to savepoint part'))
    throw failure?.error ?? error
  }
}

/**
 * Asked in the middle of a part, in a context of its own: the part's context stands again before any statement of the part can come, because the
 * three are given to the connection together and it answers in order.
 */
async function askAccesses({ wire, words }: LaneState, statements: PartStatements, types: readonly string[]): Promise<readonly unknown[]> {
  const answer = await statements.ask(async () => {
    const before = wire.query(words.setContext, [words.sign(LOG_ONLY)])
    const asked = wire.query(NOTICE_ACCESSES, [])
    const after = wire.query(words.setContext, [words.sign(types)])
    // Whatever failed, the database refuses the rest of the part with it; the first says why.
    const [, accesses] = await Promise.all([before, asked, after])
    return accesses
  })
  return toAccesses(answer.rows[0])
}

async function insideOnePart<T>(run: () => Promise<T>): Promise<T> {
  const mark = { open: true }
  try {
    return await insidePart.run(mark, run)
  } finally {
    mark.open = false
  }
}

// Not awaited: a connection answers in order, so these travel together with the statement that comes right behind.
function openPart(state: LaneState, types: readonly string[]): void {
  const { wire, words } = state
  const opening = state.begun ? [] : [words.begin]
  const closing = state.savepoint ? ['release savepoint part'] : []
  void noteFault(state, wire.command([...opening, ...closing, 'savepoint part'].join(';')))
  void noteFault(state, wire.query(words.setContext, [words.sign(types)]))
  state.begun = true
  state.savepoint = true
}

async function commitLane(state: LaneState): Promise<void> {
  const { wire, written, told } = state
  state.closed = true
  await state.last
  const notices = await decideNotices(state)
  if (!state.begun && written.length + told.size === 0) return
  const sent = [
    ...begin(state),
    ...toGroups([...written, ...notices]).flatMap((group) => sendGroup(state, group)),
    ...[...told].map((hint) => wire.query(NOTIFY, [hint])),
    wire.commit(),
  ]
  await Promise.all(sent.map((one) => noteFault(state, one)))
  if (state.faults.length > 0) throw state.faults[0]
}

/** What is written behind the parts, about one client: that of the identity, or one that the desk named. */
interface Written {
  readonly about: string | undefined
  readonly text: typeof AUDIT_APPEND | typeof NOTICE_DELIVER | typeof MESSAGE_ADD
  readonly row: ViewerAuditEntry | ViewerNotice | ViewerMessage
}

function toGroups(written: readonly Written[]): readonly (readonly Written[])[] {
  const abouts = [...new Set(written.map(({ about }) => about))]
  return abouts.map((about) => written.filter((one) => one.about === about))
}

function sendGroup({ wire, words }: LaneState, group: readonly Written[]): readonly Promise<unknown>[] {
  const texts = [AUDIT_APPEND, NOTICE_DELIVER, MESSAGE_ADD].filter((text) => group.some((one) => one.text === text))
  const rowsOf = (text: string) => group.filter((one) => one.text === text).map(({ row }) => row)
  return [
    wire.query(words.setContext, [words.sign(LOG_ONLY, group[0]?.about)]),
    ...texts.map((text) => wire.query(text, [toJson(rowsOf(text))])),
  ]
}

/** What is decided here is decided on what stands in this transaction, after every part. */
async function decideNotices(state: LaneState): Promise<readonly Written[]> {
  const decided: Written[] = []
  for (const about of new Set(state.deciders.map((one) => one.about))) {
    const accesses = await askAccessesTo(state, about)
    const notices = state.deciders.filter((one) => one.about === about).flatMap(({ decide }) => decide(accesses))
    decided.push(...notices.map((row) => ({ about, text: NOTICE_DELIVER, row }) as const))
  }
  return decided
}

async function askAccessesTo(state: LaneState, about: string | undefined): Promise<readonly unknown[]> {
  const { wire, words } = state
  const opening = [...begin(state), wire.query(words.setContext, [words.sign(LOG_ONLY, about)])].map((one) => noteFault(state, one))
  const answer = wire.query(NOTICE_ACCESSES, [])
  // Not awaited one by one: they travel together. The first that failed says why the others did.
  await Promise.all([...opening, noteFault(state, answer)])
  if (state.faults.length > 0) throw state.faults[0]
  return toAccesses((await answer).rows[0])
}

function begin(state: LaneState): readonly Promise<void>[] {
  if (state.begun) return []
  state.begun = true
  return [state.wire.command(state.words.begin)]
}

async function rollbackLane(state: LaneState): Promise<boolean> {
  state.closed = true
  await state.last
  if (!state.begun) return true
  try {
    await state.wire.command('rollback')
    return true
  } catch {
    return false
  }
}

async function noteFault({ faults }: LaneState, sent: Promise<unknown>): Promise<void> {
  try {
    await sent
  } catch (error) {
    faults.push(error)
  }
}

function toAccesses(row: unknown): readonly unknown[] {
  const accesses = typeof row === 'object' && row !== null && 'accesses' in row ? row.accesses : undefined
  if (Array.isArray(accesses)) return accesses
  throw new TypeError('notice_accesses() gave no list.')
}

function toJson(rows: readonly (ViewerAuditEntry | ViewerNotice | ViewerMessage)[]): string {
  return JSON.stringify(rows.map((row) => ({ id: createId(), ...row })))
}
