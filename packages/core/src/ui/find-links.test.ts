import { expect, test } from 'vitest'
import { findLinks } from './find-links.ts'

const linksOf = (text: string) => findLinks(text).filter(({ href }) => href !== undefined)
const together = (text: string) =>
  findLinks(text)
    .map((piece) => piece.text)
    .join('')

test.each([
  ['Kijk op https://www.nos.nl/artikel/1 eens.', 'https://www.nos.nl/artikel/1', 'https://www.nos.nl/artikel/1'],
  ['Kijk op www.laurens.nl.', 'www.laurens.nl', 'https://www.laurens.nl/'],
  ['(zie http://voorbeeld.nl/a_(b))', 'http://voorbeeld.nl/a_(b)', 'http://voorbeeld.nl/a_(b)'],
  ['Mail tessa@voorbeeld.nl of bel.', 'tessa@voorbeeld.nl', 'mailto:tessa@voorbeeld.nl'],
  ['Schrijf mailto:tessa@voorbeeld.nl', 'mailto:tessa@voorbeeld.nl', 'mailto:tessa@voorbeeld.nl'],
  ['Bel tel:010-123 45 67 gerust', 'tel:010-123 45 67', 'tel:0101234567'],
])('%j holds one link', (text, words, href) => {
  expect(linksOf(text)).toEqual([{ text: words, href }])
})

test.each([
  'Mam was blij.De dokter kwam.',
  'Om 12.30 is er koffie.Nu niet.',
  'javascript:alert(1)',
  'JaVaScRiPt://www',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x file:///etc/passwd ftp://voorbeeld.nl //voorbeeld.nl',
  'https://kwaad.example/\u202Egpj.exe',
  'https://la\u200Burens.nl',
  'tel:abc',
  'https://',
])('%j holds none', (text) => {
  expect(linksOf(text)).toEqual([])
  expect(together(text)).toBe(text)
})

test.each(['https://laurens.nl@kwaad.example/', 'https://laurens.nl:80@kwaad.example/', 'https://a:b@kwaad.example/'])(
  '%j leads at most to what it begins with',
  (text) => {
    for (const { text: words, href } of linksOf(text)) expect(href).toBe(new URL(words).href)
    expect(linksOf(text).filter(({ href }) => href?.includes('kwaad'))).toEqual([])
  },
)

test('what was typed in another script than it seems is told by its real name', () => {
  expect(linksOf('https://l\u0430urens.nl/in')).toEqual([
    { text: 'https://l\u0430urens.nl/in', href: 'https://xn--lurens-3nf.nl/in', host: 'xn--lurens-3nf.nl' },
  ])
})

test('the pieces together are the text, and four thousand characters of the worst are no work', () => {
  const texts = [
    'www.'.repeat(1000),
    'http://a.'.repeat(450),
    'a@'.repeat(2000),
    'tel:0'.repeat(800),
    '('.repeat(4000),
    'https://a.nl/' + '('.repeat(3980),
  ]
  for (const text of texts) expect(together(text)).toBe(text)
})
