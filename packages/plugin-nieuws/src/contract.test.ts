import { NewsItem } from '@voordeur/core/care'
import { pluginContract, type PluginUnderTest } from '@voordeur/core/testing'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { nieuws } from './nieuws.ts'

interface Shown {
  readonly items: readonly { readonly id: string }[]
  readonly drafts: readonly { readonly id: string }[]
}

const NOBODY = '00000000-0000-4000-8000-000000000000'

const records = (word: string) => [
  { type: NewsItem, data: { title: `Nieuws over ${word}`, text: `Tekst over ${word}`, publishedAt: '2026-11-20' } },
]

// What staff write is read by everybody: there is no word of a client in it.
const forms: PluginUnderTest['forms'] = {
  'desk.save': () => ({ key: crypto.randomUUID(), as: 'publish', title: 'Zomermarkt', text: 'Iedereen is welkom.', alt: 'De markt' }),
  'desk.withdraw': (_, shown) => ({ id: (shown as Shown | undefined)?.items[0]?.id ?? NOBODY }),
  'desk.discard': (_, shown) => ({ id: (shown as Shown | undefined)?.drafts[0]?.id ?? NOBODY }),
}

const fill: PluginUnderTest['fill'] = async (db, { accountId }) => {
  for (const table of ['nieuws_item', 'nieuws_draft'])
    await sql`insert into ${sql.table(table)}
        (id, title, text, pinned, from_at, author_id, author_name, changed_at, photo, photo_small, photo_alt, photo_width, photo_height)
      values (gen_random_uuid(), 'Open dag', 'Kom langs.', false, '2026-11-01', ${accountId}, 'Mw. Schrijver', '2026-11-01',
        '\\x00', '\\x00', 'De tuin', 4, 3)`.execute(db)
  await sql`insert into nieuws_seen values (${accountId}, gen_random_uuid(), '2026-11-01')`.execute(db)
}

// It boots a portal for every rule: on the embedded database in `npm test`, and on PostgreSQL with the slow ones.
const databaseUrl = process.env['VOORDEUR_TEST'] === 'slow' ? process.env['TEST_DATABASE_URL'] : undefined
const database = databaseUrl === undefined ? {} : { databaseUrl }
const subject = { plugin: nieuws(), records, forms, fill, deskPages: () => ['nieuws/desk?step=write'], ...database }

describe(`the contract, on ${databaseUrl === undefined ? 'the embedded database' : 'PostgreSQL'}`, () => {
  test.each(pluginContract(subject))('$name', async ({ check }) => {
    await expect(check()).resolves.toBeUndefined()
  })
})
