import pg from 'pg'
import { z } from 'zod'
import { readProcessorSeconds } from './server-seconds.ts'
import { readArgument, tellParent } from './settings.ts'

// What a plain insert of the same rows costs: the rows of the sync, client by client, in statements of many rows, each client in a
// transaction. `makesWords` has the database make the words of a text, as the sync has it do; else they come ready.

const { databaseUrl, makesWords } = z.object({ databaseUrl: z.string(), makesWords: z.boolean() }).parse(readArgument())
const ROWS_AT_ONCE = 500

const connect = async () => {
  const client = new pg.Client({
    connectionString: databaseUrl,
    options: '-c search_path=voordeur',
    // As text, so that what was read is sent as it is.
    types: { getTypeParser: () => String },
  })
  await client.connect()
  return client
}

const [reader, writer] = [await connect(), await connect()]
await writer.query('create table plain (like record including all)')
const columns = (
  await reader.query<{ name: string }>(
    `select column_name as name from information_schema.columns
      where table_schema = 'voordeur' and table_name = 'record' and is_generated = 'NEVER' order by ordinal_position`,
  )
).rows.map(({ name }) => name)
const TEXT = `case when words is not null then coalesce(data->>'text', data->>'description', data->>'title', '') end as words`
const read = columns.map((column) => (column === 'words' && makesWords ? TEXT : `"${column}"`)).join(', ')
const cost = { seconds: 0, processorSeconds: 0 }
let rows = 0
for (const { whose } of (await reader.query<{ whose: string }>('select distinct whose from record')).rows) {
  const ofClient = await reader.query<string[]>({ text: `select ${read} from record where whose = $1`, values: [whose], rowMode: 'array' })
  const [from, processor] = [performance.now(), process.cpuUsage()]
  await insert(ofClient.rows)
  const { user, system } = process.cpuUsage(processor)
  cost.seconds += (performance.now() - from) / 1000
  cost.processorSeconds += (user + system) / 1e6
  rows += ofClient.rows.length
}
const [{ pid } = { pid: '' }] = (await writer.query<{ pid: string }>('select pg_backend_pid() as pid')).rows
cost.processorSeconds += await readProcessorSeconds(pid, 'own')
await writer.query('drop table plain')
await Promise.all([reader.end(), writer.end()])
tellParent({ ...cost, rows })

async function insert(ofClient: readonly (readonly string[])[]): Promise<void> {
  await writer.query('begin')
  for (let start = 0; start < ofClient.length; start += ROWS_AT_ONCE) {
    const slice = ofClient.slice(start, start + ROWS_AT_ONCE)
    const places = slice.map(
      (_, row) => `(${columns.map((column, index) => toPlace(column, row * columns.length + index + 1)).join(', ')})`,
    )
    // Named by its length: the server parses and plans it once for all clients.
    const text = `insert into plain (${columns.map((column) => `"${column}"`).join(', ')}) values ${places.join(', ')}`
    await writer.query({ name: `plain ${slice.length}`, text, values: slice.flat() })
  }
  await writer.query('commit')
}

function toPlace(column: string, number: number): string {
  return column === 'words' && makesWords ? `to_tsvector('dutch', $${number})` : `$${number}`
}
