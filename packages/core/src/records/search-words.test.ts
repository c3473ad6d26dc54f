import { expect, test } from 'vitest'
import { z } from 'zod'
import { defineRecord } from '../define/record.ts'
import { listSearchTexts, toPlainWords, toSearchWords } from './search-words.ts'

const Plan = defineRecord({
  name: 'plan',
  schema: z.object({ title: z.string(), html: z.string(), notes: z.array(z.string()), code: z.string() }),
  search: ['title', 'html', 'notes.*'],
  markup: ['html'],
})

test.each([
  ['Cliënten één-op-één, café!', 'Clienten een op een cafe'],
  ['eten/drinken 36,9 a@b.nl', 'eten drinken 36 9 a b nl'],
  ['\u0000<b>\u202e½ ĳs Ⅳ', 'b 1 2 ijs IV'],
  ['👍 — …', ''],
])('words are letters and digits without accents: %j', (text, words) => {
  expect(toPlainWords(text)).toBe(words)
})

test('a record is found by the texts at its search paths and by nothing else', () => {
  const data = { title: 'Zorgplan', html: '', notes: ['een', 'twee'], code: 'geheim' }
  expect(toSearchWords(Plan, data)).toBe('Zorgplan een twee')
})

test('of formatted text the words are found, and no tag', () => {
  const html = '<div class="kop"><h1>Doel&nbsp;1</h1><p>Zelf&#32;lopen &amp; &#x66;ietsen &lt;b&gt; &#xD800;&#0;</p></div>'
  expect(listSearchTexts(Plan, { title: '', html, notes: [] })).toEqual(['', 'Doel 1 Zelf lopen & fietsen <b>'])
})

test('what looks like a tag in plain text stays as it is', () => {
  expect(listSearchTexts(Plan, { title: 'a <b> c', html: '', notes: [] })[0]).toBe('a <b> c')
})

test('an open tag that never ends costs no time that grows with its square', () => {
  const found = listSearchTexts(Plan, { title: '', html: `${'<'.repeat(300_000)}${'&'.repeat(300_000)}`, notes: [] })[1]
  expect(found).toHaveLength(600_000)
})
