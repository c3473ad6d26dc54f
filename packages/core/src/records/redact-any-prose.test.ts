import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createProseRedactor } from './redact-prose.ts'

const staff = [
  { name: 'Anja de Vries', role: 'verzorgende' },
  { name: 'Anja de Vries-Smit', role: 'arts' },
  { name: 'MO EL AMRANI', role: 'verpleegkundige' },
  { name: "Gré van 't Hof" },
  { name: 'Zoë Weiß', role: 'begeleider' },
  { name: 'Jan', role: 'kok' },
]
const kept = ['Anja Smit', 'Piet Weiß', "Kees van 't Hof"]
const pieces = [
  ...staff.map(({ name }) => name),
  ...kept,
  'A. de Vries',
  'm.el amrani',
  'mevr. de Vries',
  'zuster WEISS',
  'zuster Weiß',
  'dr El Amrani',
  '<b>Anja</b> de <i>Vries</i>',
  'Vries',
  'de vriesje',
  'ſmit',
  'rustig',
  'en',
  '.',
  '-',
  '\n',
]

/** The words of a name that follow each other in a text, whatever stands between them. */
function holds(text: string, name: string): boolean {
  const words = (from: string) =>
    ` ${(
      from
        .replace(/<[^<>]*>/g, ' ')
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu) ?? []
    ).join(' ')} `
  return words(text).includes(words(name))
}

test('whatever stands around it, no full name of staff is left, and a text without one is left as it is', () => {
  const redact = createProseRedactor(staff, kept)
  const Text = fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((words) => words.join(' '))
  fc.assert(
    fc.property(Text, (text) => {
      const { text: redacted, replaced } = redact(text)
      for (const name of ['MO EL AMRANI', 'Zoë Weiß']) expect(holds(redacted, name)).toBe(false)
      // A name of the client's own side is still there.
      for (const name of kept) if (text.includes(name)) expect(redacted).toContain(name)
      expect(replaced === 0).toBe(redacted === text)
    }),
    { numRuns: 500 },
  )
})

test('a list of thousands of colleagues is looked through once', () => {
  const many = [...staff, ...Array.from({ length: 5_000 }, (_, index) => ({ name: `Eva Bakker${index}`, role: 'verzorgende' }))]
  for (let client = 0; client < 50; client += 1) {
    const redact = createProseRedactor(many, [`Cliënt ${client}`])
    expect(redact('Eva Bakker4999 en zuster Bakker7 waren er, en Anja de Vries.').text).toBe(
      'verzorgende en verzorgende waren er, en verzorgende.',
    )
  }
})
