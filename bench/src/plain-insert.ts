import pg from 'pg'
import { z } from 'zod'
import { readArgument, tellParent } from './settings.ts'

// What a plain insert of the same rows costs: the rows of the sync, client by client, in statements of many rows, each client in a transaction.

const { databaseUrl } = z.object({ databaseUrl: z.string() }).parse(readArgument())
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
).rows.map(({ name }) => `"${name}"`)
const clients = (await reader.query<{ whose: string }>('select distinct whose from record')).rows
let seconds = 0
let rows = 0
for (const { whose } of clients) {
  const { rows: read } = await reader.query<string[]>({
    text: `select ${columns.join(', ')} from record where whose = $1`,
    values: [whose],
    rowMode: 'array',
  })
  const from = performance.now()
  await insert(read)
  seconds += (performance.now() - from) / 1000
  rows += read.length
}
await writer.query('drop table plain')
await Promise.all([reader.end(), writer.end()])
tellParent({ seconds, rows })

async function insert(read: readonly (readonly string[])[]): Promise<void> {
  await writer.query('begin')
  for (let start = 0; start < read.length; start += ROWS_AT_ONCE) {
    const slice = read.slice(start, start + ROWS_AT_ONCE)
    const places = slice.map((_, row) => `(${columns.map((_column, column) => `$${row * columns.length + column + 1}`).join(', ')})`)
    // Named by its length: the server parses and plans it once for all clients.
    const text = `insert into plain (${columns.join(', ')}) values ${places.join(', ')}`
    await writer.query({ name: `plain ${slice.length}`, text, values: slice.flat() })
  }
  await writer.query('commit')
}
