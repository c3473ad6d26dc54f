import { Message } from '@voordeur/core/care'
import { pluginContract, type PluginUnderTest } from '@voordeur/core/testing'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { berichten } from './berichten.ts'
import type { BerichtenOptions } from './options.ts'

interface Shown {
  readonly threads: readonly { readonly id: string }[]
  readonly people: readonly { readonly accountId: string }[]
}

const NOBODY = '00000000-0000-4000-8000-000000000000'
const threadOf = (shown: unknown) => (shown as Shown | undefined)?.threads[0]?.id ?? NOBODY
const ticksOf = (shown: unknown) =>
  Object.fromEntries(((shown as Shown | undefined)?.people ?? []).map(({ accountId }) => [`to.${accountId}`, 'on']))
const lineOf = (shown: unknown) => (shown as { readonly lines?: readonly { readonly id: string }[] } | undefined)?.lines?.[0]?.id ?? NOBODY
const toKey = () => ({ key: crypto.randomUUID() })

const forms: PluginUnderTest['forms'] = {
  'inbox.send': (word, shown) => ({ ...toKey(), topic: `Over ${word}`, text: `Vraag over ${word}`, ...ticksOf(shown) }),
  'inbox.reply': (word, shown) => ({ ...toKey(), thread: threadOf(shown), text: `Antwoord over ${word}` }),
  'inbox.saveDraft': (word) => ({ ...toKey(), topic: `Concept over ${word}`, text: `Nog niet af: ${word}` }),
  'desk.take': (_, shown) => ({ thread: lineOf(shown) }),
  'desk.release': (_, shown) => ({ thread: lineOf(shown) }),
  'desk.saveDraft': (word, shown) => ({ ...toKey(), thread: lineOf(shown), text: `Nog niet af: ${word}` }),
  'desk.answer': (word, shown) => ({ ...toKey(), thread: lineOf(shown), text: `Antwoord aan ${word}` }),
  'desk.close': (_, shown) => ({ thread: lineOf(shown) }),
}

/** What an upload and the desk make. */
const fill: PluginUnderTest['fill'] = async (db, { clientId, accountId, word }) => {
  // By the id of its client, so that the page of it at the desk is known.
  const id = clientId
  const whose = sql`${id}::uuid, ${clientId}::uuid`
  await sql`insert into berichten_thread (id, client_id, topic, to_organisation, started_at, last_position, handed_over)
    values (${whose}, ${`Oud over ${word}`}, true, '2026-11-01', 0, false)`.execute(db)
  await sql`insert into berichten_member (thread_id, client_id, account_id, name) values (${whose}, ${accountId}, ${`Naam van ${word}`})`.execute(
    db,
  )
  await sql`insert into berichten_message (id, client_id, thread_id, side, text, sent_at)
    values (${whose}, ${id}, 'organisation', ${`Antwoord aan ${word}`}, '2026-11-01')`.execute(db)
  await sql`update berichten_thread set last_position = (select position from berichten_message where id = ${id}::uuid) where id = ${id}::uuid`.execute(
    db,
  )
  await sql`insert into berichten_attachment (id, client_id, thread_id, message_id, position, name, mime, bytes, small)
    values (${whose}, ${id}, ${id}, 0, ${`${word}.jpg`}, 'image/webp', '\\x00', '\\x00')`.execute(db)
  await sql`insert into berichten_seen (message_id, client_id, account_id, side, seen_at) values (${whose}, ${accountId}, 'own', '2026-11-01')`.execute(
    db,
  )
  await sql`insert into berichten_answer (message_id, client_id, account_id, name) values (${whose}, ${accountId}, 'Begeleider')`.execute(
    db,
  )
  await sql`insert into berichten_assignment (thread_id, client_id, account_id, name, assigned_at)
    values (${whose}, ${accountId}, 'Begeleider', '2026-11-01')`.execute(db)
}

const deskPages: PluginUnderTest['deskPages'] = ({ clientId }) => [
  ...['answered', 'closed', 'record'].map((show) => `berichten/desk?show=${show}`),
  `berichten/desk?thread=${clientId}`,
]

const kinds: Readonly<Record<string, { readonly options: BerichtenOptions; readonly records?: PluginUnderTest['records'] }>> = {
  'between contacts': { options: { between: 'contacts', receipts: true, attachments: true } },
  'with who coordinates the care, answered by the record': {
    options: {
      between: 'coordinator',
      receipts: false,
      attachments: true,
      topics: [],
      staffNames: 'role',
      answeredBy: 'record',
      answerWithinDays: 5,
    },
    records: (word) => [
      { type: Message, data: { sentAt: '2026-11-19T10:00:00+01:00', paragraphs: [`Reactie voor ${word}`], answers: NOBODY } },
    ],
  },
}

// It boots a portal for every rule: on the embedded database in `npm test`, and on PostgreSQL with the slow ones.
const databaseUrl = process.env['VOORDEUR_TEST'] === 'slow' ? process.env['TEST_DATABASE_URL'] : undefined
const database = databaseUrl === undefined ? {} : { databaseUrl }

// Both with the slow ones; in `npm test` the one that also reads records.
const tried = Object.entries(kinds).filter(([, { records }]) => databaseUrl !== undefined || records !== undefined)

describe.each(tried)(`the contract of messages %s, on ${databaseUrl === undefined ? 'the embedded database' : 'PostgreSQL'}`, (_, kind) => {
  const subject = { plugin: berichten(kind.options), forms, fill, ...(kind.records && { records: kind.records, deskPages }), ...database }
  test.each(pluginContract(subject))('$name', async ({ check }) => {
    await expect(check()).resolves.toBeUndefined()
  })
})
