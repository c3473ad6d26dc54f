import { sql, type Kysely } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { Goal, Report } from '../care/index.ts'
import type { RecordHit, RecordSearch } from '../define/part-context.ts'
import { createId } from '../store/ids.ts'
import type { OpenStore } from '../store/store.ts'
import type { KernelTables } from '../store/tables.ts'
import { insertClient, insertRecord } from '../store/test-rows.ts'
import { eachStore } from '../store/test-stores.ts'
import { createRecordReader } from './record-reader.ts'
import { toPlainWords } from './search-words.ts'

const NOW = new Date('2026-11-22T09:00:00Z')
const onDay = (day: number) => new Date(Date.UTC(2026, 10, day))

type Given = Parameters<typeof insertRecord>[1]

async function insertText(store: OpenStore, text: string, given: Given): Promise<string> {
  const id = await insertRecord(store, { data: JSON.stringify({ text }), ...given })
  await store
    .system()
    .updateTable('record')
    .set({ words: sql<string>`to_tsvector('dutch', ${toPlainWords(text)})` })
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .execute()
  return id
}

eachStore((make) => {
  let store: OpenStore
  let mine: string
  let theirs: string

  beforeAll(async () => {
    store = await make()
    mine = await insertClient(store)
    theirs = await insertClient(store)
  })

  const search = (words: string, asked: Partial<RecordSearch> = {}, types: readonly string[] = ['report', 'goal']) =>
    store.forViewer({ accountId: createId(), clientId: mine, now: NOW }, (lane) =>
      lane.part(types, (db) =>
        // The lane's handle knows every table; the reader asks for one.
        createRecordReader(db as Kysely<KernelTables>, [Report, Goal]).search<unknown>([Report, Goal], { words, ...asked }),
      ),
    )
  const toTexts = (items: readonly RecordHit[]) => items.map(({ pieces }) => pieces.map(({ text }) => text).join(''))
  const toMarked = (items: readonly RecordHit[]) =>
    items.map(({ pieces }) => pieces.flatMap(({ text, hit }) => (hit ? [text] : [])).join('|'))
  const find = async (words: string) => toTexts((await search(words)).items)

  describe('a search', () => {
    beforeAll(async () => {
      const write = (day: number, text: string) => insertText(store, text, { client_id: mine, at: onDay(day) })
      await write(1, 'Mevrouw heeft goed geslapen en wil morgen wandelen.')
      await write(2, 'De cliënt koos een wandeling met de rollator, eten/drinken ging goed.')
      await write(3, 'Medicatie aangereikt om 8:00, 36,9 graden.')
      await write(4, 'Rollator staat bij de deur; mevrouw sliep onrustig.')
      await insertText(store, 'Zelf wandelen met de rollator', {
        client_id: mine,
        type: 'goal',
        at: onDay(5),
        data: JSON.stringify({ description: 'Zelf wandelen met de rollator' }),
      })
    })

    test('finds Dutch words by their stem, newest first', async () => {
      expect(await find('wandelen')).toEqual([
        'Zelf wandelen met de rollator',
        'De cliënt koos een wandeling met de rollator, eten/drinken ging goed.',
        'Mevrouw heeft goed geslapen en wil morgen wandelen.',
      ])
    })

    test('wants every word, in any order', async () => {
      expect(await find('rollators wandeling')).toHaveLength(2)
      expect(await find('rollator onrustig')).toEqual(['Rollator staat bij de deur; mevrouw sliep onrustig.'])
      expect(await find('rollator medicatie')).toEqual([])
    })

    test('takes what stands in quotes as it stands', async () => {
      expect(await find('"goed geslapen"')).toHaveLength(1)
      expect(await find('"geslapen goed"')).toEqual([])
      expect(await find('„goed geslapen” wandelen')).toHaveLength(1)
    })

    test('takes the last word as a beginning, from three letters', async () => {
      expect(await find('medica')).toHaveLength(1)
      expect(await find('me')).toEqual([])
      expect(await find('medica aangereikt')).toEqual([])
    })

    test('makes no difference between accents and between cases', async () => {
      expect(await find('CLIENT')).toHaveLength(1)
      expect(await find('Cliënt')).toHaveLength(1)
      expect(await find('onrústig')).toHaveLength(1)
    })

    test('parts words that a slash or a comma joins, in the text and in what is typed', async () => {
      expect(await find('drinken')).toHaveLength(1)
      expect(await find('eten/drinken')).toHaveLength(1)
      expect(await find('36,9')).toHaveLength(1)
    })

    test('leaves a word that is in every text out, also as a beginning', async () => {
      expect(await find('de onrustig')).toHaveLength(1)
      expect(await find('onrustig een')).toHaveLength(1)
    })

    test.each(['', '   ', '&|!():*', '""', '<->', 'de het een', '"de het"'])('says that nothing was asked: %j', async (words) => {
      expect(await search(words)).toEqual({ items: [], asks: false })
    })

    test('says that something was asked when nothing is found', async () => {
      expect(await search('zeilboot')).toEqual({ items: [], asks: true })
    })

    test('marks every word that was meant, as it stands in the text', async () => {
      const { items } = await search('wandelen client roll')
      expect(toMarked(items)).toEqual(['cliënt|wandeling|rollator'])
    })

    test('comes page by page, each hit once', async () => {
      const texts: string[] = []
      let before: string | undefined
      do {
        const page = await search('rollator', { limit: 1, ...(before && { before }) })
        texts.push(...toTexts(page.items))
        before = page.older
      } while (before !== undefined)
      expect(texts).toEqual(await find('rollator'))
      expect(texts).toHaveLength(3)
    })

    test('keeps to a period', async () => {
      const found = await search('rollator', { from: onDay(3).toISOString(), until: onDay(5).toISOString() })
      expect(toTexts(found.items)).toEqual(['Rollator staat bij de deur; mevrouw sliep onrustig.'])
    })

    test.each([
      "onrustig' or true --",
      'onrustig & medicatie | geslapen',
      'onrustig:* !rollator',
      '\\onrustig',
      'onrustig\u0000',
      "onrustig'); drop table record; --",
      'onrustig '.repeat(1200),
      '𝕠nrustig 👍 \ud800',
    ])('takes what is typed as words and as nothing else: %j', async (words) => {
      const { items } = await search(words)
      expect(toTexts(items).filter((text) => !text.includes('onrustig'))).toEqual([])
      expect(await find('onrustig')).toHaveLength(1)
    })

    test('refuses a type that the part does not read, whatever is asked', async () => {
      const reading = store.forViewer({ accountId: createId(), clientId: mine, now: NOW }, (lane) =>
        lane.part(['report'], (db) => createRecordReader(db as Kysely<KernelTables>, [Report]).search(Goal, { words: '' })),
      )
      await expect(reading).rejects.toMatchObject({ code: 'RECORD_UNDECLARED' })
    })
  })

  describe('what stands behind the policy is no hit', () => {
    // Each hidden record has a word of its own beside one that all have.
    const cases: readonly { readonly why: string; readonly word: string; readonly given: () => Given }[] = [
      { why: 'of another client', word: 'anderman', given: () => ({ client_id: theirs }) },
      { why: 'of a type that is not in the context', word: 'soortgenoot', given: () => ({ client_id: mine, type: 'evaluation' }) },
      { why: 'that waits to be discussed', word: 'onbesproken', given: () => ({ client_id: mine, waiting: true }) },
      { why: 'that was hidden', word: 'verborgen', given: () => ({ client_id: mine, hidden_at: NOW }) },
      { why: 'that is not visible yet', word: 'toekomstig', given: () => ({ client_id: mine, visible_from: new Date(NOW.getTime() + 1) }) },
    ]

    beforeAll(async () => {
      await insertText(store, 'gedeeld zichtbaar', { client_id: mine, visible_from: NOW })
      await insertText(store, 'gedeeld nieuwsbericht', { client_id: null })
      for (const { word, given } of cases) await insertText(store, `gedeeld ${word}`, given())
      await insertText(store, 'gedeeld grafsteen', { client_id: mine, removed_at: NOW })
    })

    test('and what it leaves is the client’s own and nobody’s', async () => {
      expect((await find('gedeeld')).toSorted()).toEqual(['gedeeld nieuwsbericht', 'gedeeld zichtbaar'])
    })

    test.each(cases)('a record $why', async ({ word }) => {
      expect(await find(word)).toEqual([])
    })

    test('a record that was removed: its words can’t even stay', async () => {
      expect(await find('grafsteen')).toEqual([])
      const kept = store.system().updateTable('record').set({ words: 'grafsteen' }).where('removed_at', 'is not', null).execute()
      await expect(kept).rejects.toThrow('record_words_forgotten')
    })

    test('and everything in a context without types', async () => {
      expect((await search('gedeeld', {}, [])).items).toEqual([])
    })
  })
})
