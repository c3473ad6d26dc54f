import { NewsItem } from '@voordeur/core/care'
import { pluginContract, type PluginUnderTest } from '@voordeur/core/testing'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { nieuws } from './nieuws.ts'

const records = (word: string) => [
  { type: NewsItem, data: { title: `Nieuws over ${word}`, text: `Tekst over ${word}`, publishedAt: '2026-11-20' } },
]

/** What staff wrote is read by everybody: there is no word of a client in it. */
const fill: PluginUnderTest['fill'] = async (db, { accountId }) => {
  for (const table of ['nieuws_item', 'nieuws_draft'])
    await sql`insert into ${sql.table(table)} (id, title, text, pinned, from_at, author_id, author_name, changed_at)
      values (gen_random_uuid(), 'Zomermarkt', 'Iedereen is welkom.', false, '2026-11-01', ${accountId}, 'Mw. Schrijver', '2026-11-01')`.execute(
      db,
    )
  await sql`insert into nieuws_seen values (${accountId}, gen_random_uuid(), '2026-11-01')`.execute(db)
}

// The kit walks the pages of people around a client; what is written at the desk is tried in desk.test.ts.
const whole = nieuws()
const plugin = { ...whole, parts: whole.parts.filter(({ scope }) => scope === 'client') }

// It boots a portal for every rule: on the embedded database in `npm test`, and on PostgreSQL with the slow ones.
const databaseUrl = process.env['VOORDEUR_TEST'] === 'slow' ? process.env['TEST_DATABASE_URL'] : undefined
const database = databaseUrl === undefined ? {} : { databaseUrl }

describe(`the contract, on ${databaseUrl === undefined ? 'the embedded database' : 'PostgreSQL'}`, () => {
  test.each(pluginContract({ plugin, records, fill, ...database }))('$name', async ({ check }) => {
    await expect(check()).resolves.toBeUndefined()
  })
})
