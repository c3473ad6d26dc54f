import type { PGliteInterface } from '@electric-sql/pglite'
import { readCode } from './database-fault.ts'
import { StoreError } from './store-error.ts'
import { toSearchPath } from './store-settings.ts'
import type { WireSource } from './wire.ts'

/** Gives the one connection of an embedded database to one holder at a time, with the schema of that holder on its search path. */
export interface PgliteGate {
  /** Waits for the turn; gives the function that ends it. */
  readonly enter: (schema: string) => Promise<() => void>
}

const gates = new WeakMap<PGliteInterface, PgliteGate>()

/** The gate of this database: always the same one, so that several portals can share it. */
export function toGate(pglite: PGliteInterface): PgliteGate {
  const gate = gates.get(pglite) ?? createGate(pglite)
  gates.set(pglite, gate)
  return gate
}

function createGate(pglite: PGliteInterface): PgliteGate {
  let turn: Promise<void> = Promise.resolve()
  let current = ''
  return {
    enter: async (schema) => {
      const before = turn
      const { promise, resolve: leave } = Promise.withResolvers<void>()
      turn = promise
      await before
      try {
        if (current !== schema) await pglite.exec(`set search_path to ${toSearchPath(schema)}`)
        current = schema
        return leave
      } catch (error) {
        leave()
        throw error
      }
    },
  }
}

/** The embedded database as a source of connections. */
export function createPgliteWires(pglite: PGliteInterface, schema: string): WireSource {
  const { enter } = toGate(pglite)
  const command = async (text: string): Promise<void> => {
    await pglite.exec(text)
  }
  return {
    take: async () => {
      const leave = await enter(schema)
      return {
        command,
        query: async (text, parameters) => {
          const { rows, affectedRows } = await pglite.query(text, [...parameters])
          return { rows, affected: affectedRows === undefined ? undefined : BigInt(affectedRows) }
        },
        commit: async () => {
          await refuseAborted(pglite)
          await command('commit')
        },
        release: (broken = false) => {
          if (!broken) return leave()
          void command('rollback').then(leave, leave)
        },
      }
    },
  }
}

// A commit of an aborted transaction is answered with a rollback, which this driver does not tell; any statement before it does.
async function refuseAborted(pglite: PGliteInterface): Promise<void> {
  try {
    await pglite.query('select')
  } catch (error) {
    if (readCode(error) !== '25P02') throw error
    throw new StoreError('TRANSACTION_ABORTED', 'A statement failed before, so the transaction was rolled back.', { cause: error })
  }
}
