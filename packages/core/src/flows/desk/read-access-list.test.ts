import { expect, test } from 'vitest'
import { readAccessList } from './read-access-list.ts'

const HEADER = 'client;email;name;basis;evidence'
const read = (csv: string) => {
  const list = readAccessList(csv)
  return 'wrong' in list ? list.wrong.message : list.lines
}

test.each([
  [
    'Dutch, as a spreadsheet writes it',
    '\uFEFFClientnummer;E-mailadres;Naam;Grondslag;Bewijs;Vertegenwoordigt\r\n12;k@x.nl;Karin;Mentor;"Gezien; op 3 maart";ja\r\n',
  ],
  ['English with commas', 'client,email,name,basis,evidence,represents\n12,k@x.nl,Karin,mentor,"Gezien; op 3 maart",yes\n'],
])('a list is read in %s', (_name, csv) => {
  expect(read(csv)).toMatchObject([
    {
      line: 2,
      clientNumber: '12',
      email: 'k@x.nl',
      name: 'Karin',
      basis: 'mentor',
      evidence: 'Gezien; op 3 maart',
      represents: true,
      problems: [],
    },
  ])
})

test('a line has the number that a spreadsheet shows, also after empty lines and a cell with a line break', () => {
  expect(read(`${HEADER}\n1;a@x.nl;"A\nB";self;x\n\n;;;;\n2;b@x.nl;B;self;x`)).toMatchObject([
    { line: 2, name: 'A\nB' },
    { line: 5, clientNumber: '2' },
  ])
})

test.each([
  ['core.list.quotes', `${HEADER}\n1;"a@x.nl;A;self;x`],
  ['core.list.quotes', `${HEADER}\n1;a"b@x.nl";A;self;x`],
  ['core.list.columns', 'client;email;name\n1;a@x.nl;A'],
  ['core.list.columns', ''],
  ['core.list.unknown', `${HEADER};rechten\n1;a@x.nl;A;self;x;alles`],
  ['core.list.unknown', `${HEADER};naam\n1;a@x.nl;A;self;x;B`],
  ['core.list.empty', `${HEADER}\n\n;;;;\n`],
  ['core.list.long', `${HEADER}\n${'1;a@x.nl;A;self;x\n'.repeat(2001)}`],
])('%s is said of a list that is none', (message, csv) => {
  expect(read(csv)).toBe(message)
})

test('a ground or an answer that nobody knows is a problem of its line', () => {
  expect(read(`${HEADER};vertegenwoordigt\n1;a@x.nl;A;buurman;x;misschien\n1;a@x.nl;A;Ouder met gezag;x;`)).toMatchObject([
    { problems: [{ message: 'core.list.basis' }, { message: 'core.list.answer' }] },
    { basis: 'parental-authority', problems: [] },
  ])
})

test('a column called like something every object has is not known', () => {
  expect(read(`${HEADER};__proto__;constructor\n1;a@x.nl;A;self;x;y;z`)).toBe('core.list.unknown')
  expect(read(`${HEADER}\n1;a@x.nl;A;constructor;x`)).toMatchObject([{ problems: [{ message: 'core.list.basis' }] }])
})
