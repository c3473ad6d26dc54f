import { sql } from 'kysely'
import { z } from 'zod'
import { decideAccess } from '../../access/access-state.ts'
import { listNetwork } from '../../access/list-network.ts'
import type { DeskClient, DeskClients } from '../../define/desk-clients.ts'
import { isId } from '../../store/ids.ts'
import type { DeskWork } from './desk-work.ts'
import { noteDeed } from './note-deed.ts'

const PER_PAGE = 20
const SHORTEST = 2
const MOST_WORDS = 5
// JSON can write U+0000, which no name holds and the database refuses.
const Cursor = z.tuple([z.string().refine((name) => !name.includes('\0')), z.uuid()])

interface Row {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly born_on: string | null
  readonly location: string | null
  readonly care_ended_on: string | null
}

/** The port by which staff find a client. Whoever looks stands in the access log, with what they opened. */
export function createDeskClients(work: DeskWork): DeskClients {
  const { store } = work
  const note = (eventType: string, clientId?: string) =>
    noteDeed(store.system(), work, { eventType, action: 'R', outcome: 'success', ...(clientId === undefined ? {} : { clientId }) })
  return {
    find: async ({ words, after }) => {
      const asked = toWords(words)
      if (words.trim() === '') return { clients: [] }
      await note('desk.client-searched')
      const rows = await listRows(work, { asked, number: words.trim(), after })
      const clients = await Promise.all(rows.slice(0, PER_PAGE).map((row) => toClient(work, row)))
      const last = rows[PER_PAGE - 1]
      return rows.length > PER_PAGE && last ? { clients, after: JSON.stringify([last.name, last.id]) } : { clients }
    },
    open: async (id) => {
      if (!isId(id)) return undefined
      const { rows } = await sql<Row>`${SELECT} where client.id = ${id}::uuid and erased_at is null`.execute(store.system())
      const [row] = rows
      if (!row) return undefined
      await note('desk.client-opened', row.id)
      return toClient(work, row)
    },
  }
}

const SELECT = sql`select client.id, coalesce(client.number, client.source_id) as number, client.name, to_char(born_on, 'YYYY-MM-DD') as born_on,
  location, to_char(care_ended_on, 'YYYY-MM-DD') as care_ended_on from client`

/** The words of a name, folded; what is shorter than two letters would list everybody. */
function toWords(typed: string): readonly string[] {
  const words = typed
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
  return words.filter((word) => word.length >= SHORTEST).slice(0, MOST_WORDS)
}

async function listRows(
  { store }: DeskWork,
  { asked, number, after }: { readonly asked: readonly string[]; readonly number: string; readonly after: string | undefined },
): Promise<readonly Row[]> {
  const from = readCursor(after)
  // Beginnings of words; what was typed holds letters and digits only, so that nothing of it is a pattern.
  const named = asked.map((word) => sql<boolean>`lower(client.name) ~ ${`(^|[^[:alnum:]])${word}`}`)
  const byName = named.length === 0 ? sql<boolean>`false` : sql.join(named, sql` and `)
  const { rows } = await sql<Row>`${SELECT}
    where erased_at is null
      and (client.number = ${number} or client.source_id = ${number} or (${byName}))
      and (client.name, client.id) > (${from[0]}, ${from[1]}::uuid)
    order by client.name, client.id limit ${sql.lit(PER_PAGE + 1)}`.execute(store.system())
  return rows
}

function readCursor(after: string | undefined): readonly [string, string] {
  const start = ['', '00000000-0000-0000-0000-000000000000'] as const
  if (after === undefined) return start
  try {
    return Cursor.parse(JSON.parse(after))
  } catch {
    return start
  }
}

async function toClient({ store, composition, now }: DeskWork, row: Row): Promise<DeskClient> {
  const { accesses } = await listNetwork(store.system(), row.id)
  return {
    id: row.id,
    number: row.number,
    name: row.name,
    people: accesses.filter((access) => decideAccess(access, composition.access, now()) === 'open').length,
    ...(row.born_on === null ? {} : { bornOn: row.born_on }),
    ...(row.location === null ? {} : { location: row.location }),
    ...(row.care_ended_on === null ? {} : { careEndedOn: row.care_ended_on }),
  }
}
