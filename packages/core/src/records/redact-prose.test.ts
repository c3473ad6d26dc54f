import { expect, test } from 'vitest'
import { createProseRedactor, toSurname } from './redact-prose.ts'

const staff = [
  { name: 'Anja de Vries', role: 'verzorgende' },
  { name: 'Mo El Amrani', role: 'verpleegkundige' },
  { name: 'Greet Visser-Smit' },
]

test('a full name, an initial with surname and a title with surname give way to the role', () => {
  const redact = createProseRedactor(staff, [])
  expect(redact('Anja de Vries was er. Ook A. de Vries en mevr. de Vries.').text).toBe(
    'verzorgende was er. Ook verzorgende en verzorgende.',
  )
  expect(redact('Dr. El Amrani keek mee').text).toBe('verpleegkundige keek mee')
})

test('the number of replacements is counted', () => {
  expect(createProseRedactor(staff, [])('Anja de Vries en Mo El Amrani').replaced).toBe(2)
})

test('someone without a role becomes a medewerker', () => {
  expect(createProseRedactor(staff, [])('Greet Visser-Smit belde').text).toBe('medewerker belde')
})

test('a name of the client or a contact is never replaced, also when staff is called the same', () => {
  const redact = createProseRedactor(staff, ['Willem de Vries', 'Mo El Amrani'])
  expect(redact('Mevr. de Vries en Mo El Amrani kwamen op bezoek').text).toBe('Mevr. de Vries en Mo El Amrani kwamen op bezoek')
})

test('a name inside a longer word stays', () => {
  expect(createProseRedactor([{ name: 'Jan Bos', role: 'arts' }], [])('dr. Boskamp en Jan Bosman').text).toBe('dr. Boskamp en Jan Bosman')
})

test('names are found over line breaks, in capitals and with signs that mean something to a pattern', () => {
  const redact = createProseRedactor([{ name: 'J. (Jo) P*s', role: 'arts' }, ...staff], [])
  expect(redact('ANJA\nDE VRIES').text).toBe('verzorgende')
  expect(redact('J. (Jo) P*s belde').text).toBe('arts belde')
})

test('a surname keeps its prefixes', () => {
  expect(toSurname('Johanna van der Giessen')).toBe('van der Giessen')
  expect(toSurname('Piet Jansen')).toBe('Jansen')
})
