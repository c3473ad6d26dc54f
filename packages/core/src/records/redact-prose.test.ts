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

test('a contact is kept as somebody may write them, also with an initial that fits a member of staff', () => {
  const redact = createProseRedactor(staff, ['A. de Vries'])
  expect(redact('A. de Vries belde over Anja de Vries').text).toBe('A. de Vries belde over verzorgende')
  expect(createProseRedactor(staff, ['Arie de Vries'])('A. de Vries belde').text).toBe('A. de Vries belde')
})

test('a longer name of a contact is not cut where it begins like one of staff', () => {
  const redact = createProseRedactor(staff, ['Anja de Vries-Smit'])
  expect(redact('Anja de Vries-Smit en mevr. de Vries-Smit kwamen').text).toBe('Anja de Vries-Smit en mevr. de Vries-Smit kwamen')
  expect(redact('Anja de Vries kwam').text).toBe('verzorgende kwam')
})

test('a name that formatting runs through gives way, and the formatting stays whole', () => {
  const redact = createProseRedactor(staff, [])
  expect(redact('<p>Door <b>Anja</b> de Vries</p>').text).toBe('<p>Door <b>verzorgende</b></p>')
  expect(redact('<tr><td>Anja</td><td>de Vries</td></tr>').text).toBe('<tr><td>verzorgende</td><td></td></tr>')
  expect(redact('<td>zuster</td><td>Visser-Smit</td>').text).toBe('<td>medewerker</td><td></td>')
})

test.each([
  ['in decomposed letters', 'René van ’t Hof belde'.normalize('NFD')],
  ['with the apostrophe of a word processor', 'René van ’t Hof belde'],
  ['with a hyphen that does not break', 'Greet Visser\u2011Smit belde'],
  ['with a soft hyphen within a word', 'René van ’t H\u00ADof belde'],
  ['with spaces that do not break', 'René\u00A0van&nbsp;’t&#160;Hof belde'],
  ['behind a title that is typed against it', 'dhr.van ’t Hof belde'],
  ['without the title that the list of staff has', 'Petra Post belde'],
  ['without what the list of staff adds to it', 'Truus Bakker belde'],
])('a name gives way %s, and nothing else of the text changes', (_, text) => {
  const known = ["René van 't Hof", 'Greet Visser-Smit', 'mw. Petra Post', 'Truus Bakker (flexpool)'].map((name) => ({ name }))
  const quoted = `‘goed’ – ${text} \u{1F468}\u200D\u{1F469} –`
  const kept = '‘goed’ – medewerker belde \u{1F468}\u200D\u{1F469} –'
  expect(createProseRedactor(known, [])(quoted)).toEqual({ text: kept, replaced: 1 })
})

test('a text without a name is not touched, however its letters are written', () => {
  const text = 'Zoë’s dag wa\u00ADs goed'.normalize('NFD')
  expect(createProseRedactor(staff, [])(text)).toEqual({ text, replaced: 0 })
})

test('a name of the client’s own side is kept in each of these ways too', () => {
  const known = [
    { name: "René van 't Hof", role: 'arts' },
    { name: 'Anja de Vries', role: 'verzorgende' },
  ]
  const text = 'René van ’t Hof, mevr.van ’t Hof en Anja de Vries'.normalize('NFD')
  expect(createProseRedactor(known, ['René van ’t Hof'.normalize('NFD')])(text).text.normalize('NFC')).toBe(
    'René van ’t Hof, mevr.van ’t Hof en verzorgende',
  )
})

test('a first name or a surname alone stays: the risk that remains', () => {
  expect(createProseRedactor(staff, [])('Anja was er, de Vries ook').text).toBe('Anja was er, de Vries ook')
})
