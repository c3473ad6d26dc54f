import pg from 'pg'

/** A row as it comes out of the database. */
export type Row = Readonly<Record<string, unknown>>

/** Runs statements one after the other on a connection of their own; the rows are those of the last. */
export async function query(databaseUrl: string, ...texts: readonly string[]): Promise<readonly Row[]> {
  const client = new pg.Client({ connectionString: databaseUrl, options: '-c search_path=voordeur' })
  await client.connect()
  try {
    let rows: readonly Row[] = []
    for (const text of texts) rows = (await client.query<Record<string, unknown>>(text)).rows
    return rows
  } finally {
    await client.end()
  }
}
