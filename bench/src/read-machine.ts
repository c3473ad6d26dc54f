import { availableParallelism } from 'node:os'
import { query } from './query.ts'

/** What the bench ran on. */
export interface Machine {
  readonly cores: number
  readonly node: string
  readonly postgresql: string
}

/** The machine, and the server behind this address. */
export async function readMachine(databaseUrl: string): Promise<Machine> {
  const rows = await query(databaseUrl, `select current_setting('server_version') as version`)
  return { cores: availableParallelism(), node: process.version, postgresql: String(rows[0]?.['version']) }
}

/** Refuses a database in which there is a portal: the bench fills it with records of nobody. */
export async function refuseUsedDatabase(databaseUrl: string): Promise<void> {
  const rows = await query(databaseUrl, `select from pg_namespace where nspname = 'voordeur'`)
  if (rows.length > 0) throw new Error('BENCH_DATABASE_URL names a database with a portal in it. Give an empty one.')
}
