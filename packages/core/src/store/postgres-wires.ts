import { hash } from 'node:crypto'
import type { Duplex } from 'node:stream'
import type { Pool, PoolClient, QueryResult, QueryResultRow } from 'pg'
import { isSpent, toStoreError } from './database-fault.ts'
import { StoreError } from './store-error.ts'
import type { Wire, WireResult, WireSource } from './wire.ts'

/** A connection keeps at most this many prepared statements; one that has more is replaced when it comes back. */
const MOST_STATEMENTS = 500
const CHANGES_ROWS = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE'])

/** How statements go over the wire. */
export interface WireHabit {
  /** Always one prepared statement per call, so that no text can hold a second one; else only what has parameters is prepared. */
  readonly alwaysPrepare: boolean
}

interface Session {
  readonly names: Set<string>
  spent: boolean
}

/** The connections of a pool, with a name for each statement, so that the server parses and plans it once. */
export function createPostgresWires(pool: Pool, habit: WireHabit): WireSource {
  const sessions = new WeakMap<PoolClient, Session>()
  // Without these a connection that breaks would end the process; the pool replaces it, and who holds it gets the error.
  pool.on('error', () => {})
  pool.on('connect', (client) => {
    const session: Session = { names: new Set(), spent: false }
    sessions.set(client, session)
    client.on('error', () => {
      session.spent = true
    })
  })
  return {
    take: async () => {
      const client = await connect(pool)
      return createWire(client, sessions.get(client) ?? { names: new Set(), spent: true }, habit)
    },
  }
}

async function connect(pool: Pool): Promise<PoolClient> {
  try {
    return await pool.connect()
  } catch (error) {
    throw toStoreError(error)
  }
}

function createWire(client: PoolClient, session: Session, { alwaysPrepare }: WireHabit): Wire {
  const guarded = async <T>(send: () => Promise<T>): Promise<T> => {
    gatherWrites(client.connection.stream)
    try {
      return await send()
    } catch (error) {
      if (isSpent(error)) session.spent = true
      throw toStoreError(error)
    }
  }
  return {
    query: (text, parameters) =>
      guarded(async () => {
        if (!alwaysPrepare && parameters.length === 0) return toResult(await client.query<Record<string, unknown>>(text))
        const name = toStatementName(text)
        session.names.add(name)
        return toResult(await client.query<Record<string, unknown>>({ name, text, values: [...parameters] }))
      }),
    command: (text) =>
      guarded(async () => {
        await client.query(text)
      }),
    commit: () =>
      guarded(async () => {
        const { command } = await client.query('commit')
        if (command !== 'COMMIT')
          throw new StoreError('TRANSACTION_ABORTED', 'A statement failed before, so the transaction was rolled back.')
      }),
    release: (broken = false) => client.release(broken || session.spent || session.names.size > MOST_STATEMENTS),
  }
}

// What is sent in one go leaves in one packet: begin, context and the first read of a part; entries and commit.
function gatherWrites(stream: Duplex): void {
  if (stream.writableCorked > 0) return
  stream.cork()
  process.nextTick(() => stream.uncork())
}

function toStatementName(text: string): string {
  return hash('sha256', text, 'base64url').slice(0, 22)
}

/** The driver gives a list when a text held several statements; the last one is the answer. */
export function lastResult<R extends QueryResultRow>(given: QueryResult<R> | readonly QueryResult<R>[]): QueryResult<R> | undefined {
  return isList(given) ? given.at(-1) : given
}

function isList<R extends QueryResultRow>(given: QueryResult<R> | readonly QueryResult<R>[]): given is readonly QueryResult<R>[] {
  return Array.isArray(given)
}

function toResult(given: QueryResult<Record<string, unknown>>): WireResult {
  const result = lastResult(given)
  if (result === undefined) return { rows: [], affected: undefined }
  return { rows: result.rows, affected: CHANGES_ROWS.has(result.command) ? BigInt(result.rowCount ?? 0) : undefined }
}
