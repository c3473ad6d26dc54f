import { readFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { query } from './query.ts'

const TICKS_PER_SECOND = 100

/** Which processor time is meant: a process's own, or that of the processes it waited for. Places behind the name in proc(5). */
const PLACES = { own: [11, 12], ended: [13, 14] } as const

/** The processor time of a process on this machine; 0 where there is no such process, or no /proc. */
export async function readProcessorSeconds(pid: string, whose: keyof typeof PLACES): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return PLACES[whose].reduce((sum, place) => sum + Number(fields[place] ?? 0), 0) / TICKS_PER_SECOND
}

/** The processor time of all connections of a server that have ended; waits until nobody else is connected. */
export async function readServerSeconds(databaseUrl: string): Promise<number> {
  const others = `select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`
  while ((await query(databaseUrl, others)).length > 0) await wait(100)
  // A connection is gone before the server has taken leave of its process.
  await wait(2_000)
  const [row] = await query(databaseUrl, `select split_part(pg_read_file('postmaster.pid'), E'\\n', 1) as pid`)
  return readProcessorSeconds(String(row?.['pid']), 'ended')
}
