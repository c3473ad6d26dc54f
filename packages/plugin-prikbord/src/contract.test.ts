import { pluginContract, type PluginUnderTest } from '@voordeur/core/testing'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { prikbord } from './prikbord.ts'

interface Shown {
  readonly posts: readonly Written[]
}

interface Written {
  readonly id: string
  readonly own: boolean
  readonly may: Readonly<Record<string, boolean>>
  readonly replies?: readonly Written[]
}

// What `load` of the board gives; a page that was refused gave nothing.
const postsOf = (shown: unknown) => (shown as Shown | undefined)?.posts ?? []
const repliesOf = (shown: unknown) => postsOf(shown).flatMap(({ replies = [] }) => replies)
const NOBODY = '00000000-0000-4000-8000-000000000000'
const idOf = (written: readonly Written[], may: string) => ({ id: written.find((one) => one.may[may])?.id ?? NOBODY })

const forms: PluginUnderTest['forms'] = {
  'board.post': (word) => ({ key: crypto.randomUUID(), text: `Bericht over ${word}` }),
  'board.postWithPhotos': (word) => ({ key: crypto.randomUUID(), text: `Foto van ${word}` }),
  'board.reply': (word, shown) => ({ key: crypto.randomUUID(), post: postsOf(shown)[0]?.id ?? NOBODY, text: `Antwoord over ${word}` }),
  'board.editPost': (word, shown) => ({ ...idOf(postsOf(shown), 'edit'), text: `Anders over ${word}` }),
  'board.editReply': (word, shown) => ({ ...idOf(repliesOf(shown), 'edit'), text: `Ook anders over ${word}` }),
  'board.describePhotos': (_, shown) => idOf(postsOf(shown), 'edit'),
  'board.hide': (_, shown) => idOf(postsOf(shown), 'hide'),
  'board.show': (_, shown) => idOf(postsOf(shown), 'show'),
  'board.remove': (_, shown) => idOf(postsOf(shown).slice(1), 'remove'),
}

/** A message of who is gone, and a photo with it, as an upload makes it. */
const fill: PluginUnderTest['fill'] = async (db, { clientId, accountId, word }) => {
  await sql`insert into prikbord_post (id, client_id, arrival, author_id, author_name, text, posted_at)
    values (gen_random_uuid(), ${clientId}, 100000, ${accountId}, ${`Naam van ${word}`}, ${`Oud over ${word}`}, '2026-11-01')`.execute(db)
  await sql`insert into prikbord_photo (id, client_id, post_id, position, description, name, bytes, small, small_width, small_height)
    select gen_random_uuid(), client_id, id, 0, ${`Te zien: ${word}`}, ${`${word}.jpg`}, '\\x00', '\\x00', 4, 3
    from prikbord_post where client_id = ${clientId}::uuid order by arrival desc limit 1`.execute(db)
}

// It boots a portal for every rule: on the embedded database in `npm test`, and on PostgreSQL with the slow ones.
const databaseUrl = process.env['VOORDEUR_TEST'] === 'slow' ? process.env['TEST_DATABASE_URL'] : undefined
const database = databaseUrl === undefined ? {} : { databaseUrl }
const subject = { plugin: prikbord(), forms, byAdministrator: ['board.hide', 'board.show'], fill, ...database }

describe(`the contract, on ${databaseUrl === undefined ? 'the embedded database' : 'PostgreSQL'}`, () => {
  test.each(pluginContract(subject))('$name', async ({ check }) => {
    await expect(check()).resolves.toBeUndefined()
  })
})
