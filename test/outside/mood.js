// A plugin of somebody else, as its package brings it: JavaScript with its own imports of preact, kysely and zod.
import { definePart, definePlugin } from '@voordeur/core'
import { Card } from '@voordeur/core/ui'
import { sql } from 'kysely'
import { Fragment, h } from 'preact'
import { z } from 'zod'

const week = (heading) =>
  definePart({
    id: 'week',
    title: 'week.title',
    icon: 'heart',
    scope: 'client',
    rights: { read: {}, write: { title: 'week.write' } },
    load: async ({ db }) => (await sql`select text from mood_day order by text`.execute(db)).rows.map(({ text }) => text),
    view: (texts) => h(Card, { title: heading }, h(Fragment, null, ...texts.map((text) => h('p', null, text)))),
    actions: {
      write: {
        right: 'write',
        input: z.strictObject({ text: z.string().max(40) }),
        run: async ({ db, client }, { text }) => {
          await sql`insert into mood_day (id, client_id, text) values (gen_random_uuid(), ${client.id}, ${text})`.execute(db)
          return undefined
        },
      },
    },
  })

const words = { 'week.title': 'Week', 'week.write': 'Invullen' }

/** How the week was, in the client's own words. */
export const mood = definePlugin({
  id: 'mood',
  api: 1,
  options: z.strictObject({ heading: z.string().default('Mijn week').describe('What stands above the week.') }),
  messages: { nl: words, en: words },
  tables: {
    migrations: {
      '001': {
        up: async (db) =>
          void (await sql`create table mood_day (id uuid primary key, client_id uuid not null, text text not null)`.execute(db)),
      },
    },
    rows: { day: 'client' },
    personalData: { day: 'How a day was.' },
  },
  parts: ({ heading }) => [week(heading)],
})
