import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { Report } from '../../care/report.ts'
import { defineDeskPart } from '../../define/desk-part.ts'
import { definePart } from '../../define/part.ts'
import { definePlugin } from '../../define/plugin.ts'
import { defineWatch } from '../../define/watch.ts'
import { pluginContract } from '../plugin-contract.ts'
import type { PluginUnderTest } from './plugin-under-test.ts'

const words = { 'people.title': 'Mensen', 'people.right.sync': 'Opnieuw lezen', 'people.done': 'Gevraagd' }

const Again = z.strictObject({ client: z.uuid() })

interface Change {
  /** What is loaded in place of what is found. */
  readonly load?: () => Promise<unknown>
  readonly view?: (data: unknown, t: (key: string) => string) => unknown
  readonly input?: z.ZodType<{ client: string }>
  readonly form?: (clientId: string) => Readonly<Record<string, string>>
}

/** A part of the desk that does everything right, or one thing wrong. */
function desk({ load, view, input = Again, form = (client) => ({ client }) }: Change = {}): PluginUnderTest {
  const people = defineDeskPart({
    id: 'people',
    title: 'people.title',
    icon: 'users',
    rights: { read: {}, sync: { title: 'people.right.sync' } },
    ports: ['clients', 'syncs'],
    load: load ?? (async ({ desk: { clients } }) => clients.find({ words: 'cliënt' })),
    view: (data, { t }) => (view ? (view(data, t) as never) : <p>{t('people.title')}</p>),
    actions: {
      again: {
        right: 'sync',
        input,
        run: async ({ desk: { syncs } }, { client }) => {
          await syncs.syncClient(client)
          return { message: 'people.done' }
        },
      },
    },
  })
  const plugin = definePlugin({ id: 'balie', api: 1, messages: { nl: words, en: words }, parts: () => [people] })
  return { plugin: plugin(), forms: { 'people.again': (_word, _shown, { clientId }) => form(clientId) } }
}

const rule = (subject: PluginUnderTest, name: RegExp) => {
  const found = pluginContract(subject).find((candidate) => name.test(candidate.name))
  if (!found) throw new Error(`There is no rule ${String(name)}.`)
  return found.check()
}

const OPENS = /every page of the desk/
const CLOSED = /finds nothing of the desk/
const FORMS = /every form of the desk/
const READS = /every word of the desk/

describe('the rules for parts of the desk', () => {
  test.each([OPENS, CLOSED, FORMS, READS])('a part that does everything right keeps %s', async (name) => {
    await expect(rule(desk(), name)).resolves.toBeUndefined()
  })

  test('a plugin without a part of the desk has none of them', () => {
    const plugin = { ...desk().plugin, parts: [] }
    expect(pluginContract({ plugin }).filter(({ name }) => OPENS.test(name))).toEqual([])
  })

  test('a page that fails, and data that is not plain, are found', async () => {
    await expect(rule(desk({ load: () => Promise.reject(new Error('kapot')) }), OPENS)).rejects.toThrow(/kapot.*500/s)
    await expect(rule(desk({ load: async () => ({ at: new Date() }) }), OPENS)).rejects.toThrow('Fix: give plain data')
  })

  test('a further page that is not there is found', async () => {
    await expect(rule({ ...desk(), deskPages: () => ['balie/people?words=x'] }, OPENS)).rejects.toThrow('400')
  })

  test('a form that is not taken, and one that takes what it does not know, are found', async () => {
    await expect(rule(desk({ form: () => ({ client: 'niemand' }) }), FORMS)).rejects.toThrow('answered with 400')
    const loose = z.looseObject({ client: z.string().default('00000000-0000-4000-8000-000000000000') })
    await expect(rule(desk({ input: loose }), FORMS)).rejects.toThrow('a strict `input`')
  })

  test('a word that is missing, and a barrier, are found', async () => {
    await expect(rule(desk({ view: (_, t) => t('people.none') }), READS)).rejects.toThrow('people.none')
    await expect(rule(desk({ view: () => <h4>Kop</h4> }), READS)).rejects.toThrow(/h4|heading|kop/i)
  })
})

const watchWords = { 'care.title': 'Zorg', 'todo.title': 'Aan te vullen', 'finding.incomplete': 'Onvolledig', 'field.author': 'schrijver' }

/** A plugin whose watch finds a kind of thing in each record, and whose desk part lists it. */
function watching(kind: string, hasSample: boolean): PluginUnderTest {
  const care = definePart({
    id: 'care',
    title: 'care.title',
    icon: 'heart',
    scope: 'client',
    rights: { read: {} },
    reads: [Report],
    load: async () => ({}),
    view: () => '',
  })
  const todo = defineDeskPart({
    id: 'todo',
    title: 'todo.title',
    icon: 'inbox',
    rights: { read: {} },
    ports: ['findings'],
    load: ({ desk: { findings } }) => findings.list(),
    view: ({ findings }, { t }) => {
      if (findings.length === 0) throw new Error('there is nothing to try the page with')
      return <p>{findings.map((found) => t(`finding.${found.kind}`)).join()}</p>
    },
  })
  const plugin = definePlugin({
    id: 'kijk',
    api: 1,
    messages: { nl: watchWords, en: watchWords },
    watch: defineWatch({
      reads: Report,
      findings: { incomplete: 'finding.incomplete' },
      fields: { author: 'field.author' },
      look: (records) => ({ notices: [], findings: records.map(({ id }) => ({ record: id, kind, fields: ['author'] })) }),
    }),
    parts: () => [care, todo],
  })
  const records = (word: string) => [{ type: Report, data: { reportedAt: '2026-11-20T08:00:00+01:00', text: `Over ${word}` } }]
  return { plugin: plugin(), ...(hasSample && { records }) }
}

describe('the rule for a watch', () => {
  const WATCH = /^a watch says/

  test('is kept by one that says what it declared, and the desk is tried with what it finds', async () => {
    await expect(rule(watching('incomplete', true), WATCH)).resolves.toBeUndefined()
    await expect(rule(watching('incomplete', true), OPENS)).resolves.toBeUndefined()
  })

  test('finds one that says something else, and one that can not be tried', async () => {
    await expect(rule(watching('late', true), WATCH)).rejects.toThrow('FINDING_UNDECLARED')
    await expect(rule(watching('late', false), WATCH)).rejects.toThrow('There is no sample of "report", which the watch looks at.')
  })

  test('is there for a plugin with a watch only', () => {
    expect(pluginContract(desk()).filter(({ name }) => WATCH.test(name))).toEqual([])
  })
})
