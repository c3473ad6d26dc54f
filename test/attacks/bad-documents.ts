/** What becomes of a client whose document is bad: nothing of it is read, or what is good of it. */
export type Fate = 'refused' | 'read'

/** A document about the client `bad` that should harm nobody. */
export interface BadDocument {
  readonly name: string
  readonly format: 'xml' | 'json'
  readonly content: Buffer
  readonly fate: Fate
}

/** Stands where nobody may ever read it: behind every door that a document tries to open. */
export const CANARY = 'canary-7f3a91'

const NS = 'xmlns="http://hl7.org/fhir"'
const patient = (inside = '', attributes = ''): string =>
  `<Patient ${NS}${attributes}><id value="bad"/>${inside}<name><text value="Mevrouw Slecht"/></name></Patient>`
const inBundle = (resource: string): string => `<Bundle ${NS}><entry><resource>${resource}</resource></entry></Bundle>`
const json = (extra: object = {}): string =>
  JSON.stringify({ resourceType: 'Patient', id: 'bad', name: [{ text: 'Mevrouw Slecht' }], ...extra })
const laughs = [
  '<!DOCTYPE P [<!ENTITY a0 "ha">',
  ...Array.from({ length: 40 }, (_, at) => `<!ENTITY a${at + 1} "&a${at};&a${at};">`),
  ']>',
].join('')

/** Documents in XML; `trap` is an address that must not be asked, and a file that must not be read. */
export function listBadXml(trap: { readonly url: string; readonly file: string }): readonly BadDocument[] {
  const text = (name: string, content: string, fate: Fate = 'refused'): readonly BadDocument[] => [
    { name, format: 'xml', content: Buffer.from(content), fate },
    // Once more as a resource of a Bundle, where there is no prolog.
    ...(content.startsWith('<?xml') || !content.startsWith('<Patient')
      ? []
      : [{ name: `${name}, in a Bundle`, format: 'xml' as const, content: Buffer.from(inBundle(content)), fate }]),
  ]
  const bytes = (name: string, content: Buffer): readonly BadDocument[] => [{ name, format: 'xml', content, fate: 'refused' }]
  const withEntity = (declaration: string): string => `<!DOCTYPE P [${declaration}]>${patient('<gender value="&x;"/>')}`
  return [
    ...text('an entity of a file', withEntity(`<!ENTITY x SYSTEM "file://${trap.file}">`)),
    ...text('an entity of an address', withEntity(`<!ENTITY x SYSTEM "${trap.url}/entity">`)),
    ...text('an entity with a public name', withEntity(`<!ENTITY x PUBLIC "-//X" "${trap.url}/public">`)),
    ...text('a parameter entity', `<!DOCTYPE P [<!ENTITY % p SYSTEM "${trap.url}/parameter.dtd">%p;]>${patient()}`),
    ...text('a document type elsewhere', `<!DOCTYPE Patient SYSTEM "${trap.url}/outside.dtd">${patient()}`),
    ...text('a document type with nothing in it', `<!DOCTYPE Patient>${patient()}`),
    ...text('a document type behind a comment', `<!-- x --><!DOCTYPE P [<!ENTITY x "${CANARY}">]>${patient()}`),
    ...text('a document type behind a declaration', `<?xml version="1.0"?>\n<!DOCTYPE P [<!ENTITY x "${CANARY}">]>${patient()}`),
    ...text('a bomb of entities', `${laughs}${patient('<gender value="&a40;"/>')}`),
    ...text(
      'one long entity, many times',
      `<!DOCTYPE P [<!ENTITY x "${'x'.repeat(50_000)}">]>${patient(`<gender value="${'&x;'.repeat(5_000)}"/>`)}`,
    ),
    ...text('a notation', `<!DOCTYPE P [<!NOTATION x SYSTEM "${trap.url}/notation">]>${patient()}`),
    ...text('an entity inside the resource', patient(`<!ENTITY x "${CANARY}">`)),
    ...text('an entity nobody declared', patient('<gender value="&x;"/>')),
    ...text(
      'an element that includes a file',
      patient(`<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file://${trap.file}" parse="text"/>`),
      'read',
    ),
    ...text('a style sheet', `<?xml-stylesheet href="${trap.url}/style.xsl" type="text/xsl"?>${patient()}`, 'read'),
    ...text(
      'a schema elsewhere',
      patient('', ` xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://hl7.org/fhir ${trap.url}/fhir.xsd"`),
      'read',
    ),
    ...text('elements without end inside each other', patient(`${'<contact>'.repeat(20_000)}${'</contact>'.repeat(20_000)}`)),
    ...text('a tag that does not end', patient().slice(0, 40)),
    ...text('a file that is cut off', patient().slice(0, -12)),
    ...text('crossed elements', `<Patient ${NS}><id value="bad"/><name></Patient></name>`),
    ...bytes('two documents in one', Buffer.from(`${patient()}${patient()}`)),
    ...bytes('words behind the document', Buffer.from(`${patient()} and more`)),
    ...text('a value without quotes', patient('<gender value=female/>')),
    ...text('an attribute that is there twice', patient('<gender value="male" value="female"/>')),
    ...text('a comment that does not end', `${patient()}<!-- `),
    ...text('text that does not end', `${patient()}<![CDATA[ `),
    ...text('an encoding that is UTF-7', `<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE P+AD4-${patient()}`),
    ...text('an encoding that is UTF-16 by its own words', `<?xml version="1.0" encoding="UTF-16"?>${patient()}`),
    ...text('an encoding that is Latin-1', `<?xml version='1.0' encoding='ISO-8859-1'?>${patient()}`),
    ...text('a mark at the beginning', `\uFEFF${patient()}`, 'read'),
    ...bytes('UTF-16 with a mark', Buffer.from(`\uFEFF${patient()}`, 'utf16le')),
    ...bytes('UTF-16 with a mark, the other way round', Buffer.from(`\uFEFF${patient()}`, 'utf16le').swap16()),
    ...bytes('UTF-16 without a mark', Buffer.from(patient(), 'utf16le')),
    ...bytes(
      'UTF-32',
      Buffer.concat(
        [...`\uFEFF${patient()}`].map((sign) => Buffer.from([sign.codePointAt(0)! & 255, (sign.codePointAt(0)! >> 8) & 255, 0, 0])),
      ),
    ),
    ...bytes('Latin-1', Buffer.from(patient('<gender value="Ren\u00e9"/>'), 'latin1')),
    ...bytes('a slash in more bytes than it needs', Buffer.concat([Buffer.from(patient()), Buffer.from([0xc0, 0xaf])])),
    ...bytes('half of a surrogate pair in UTF-8', Buffer.concat([Buffer.from(patient()), Buffer.from([0xed, 0xa0, 0x80])])),
    ...bytes('a sign that is cut off', Buffer.concat([Buffer.from(patient()), Buffer.from([0xe2, 0x82])])),
    ...bytes('nothing but zeros', Buffer.alloc(2_000)),
    ...bytes('a packed file', Buffer.from('1f8b0800000000000003', 'hex')),
  ]
}

/** Documents in JSON. */
export function listBadJson(): readonly BadDocument[] {
  const of = (name: string, content: string | Buffer, fate: Fate = 'refused'): BadDocument => ({
    name,
    format: 'json',
    content: Buffer.from(content),
    fate,
  })
  return [
    of('nothing', ''),
    of('white space', ' \n'),
    of('null', 'null'),
    of('true', 'true'),
    of('a number', '7'),
    of('a text', '"Patient"'),
    of('a list', `[${json()}]`),
    of('an object that is no resource', '{"a":1}'),
    of('a type that is a number', '{"resourceType":7}'),
    of('a type that is a list', '{"resourceType":["Patient"]}'),
    of('a file that is cut off', json().slice(0, -9)),
    of('a comma too many', json().replace(/\}$/, ',}')),
    of('single quotes', json().replaceAll('"', "'")),
    of('a comment', `/* x */${json()}`),
    of('two documents in one', `${json()}\n${json()}`),
    of('a function around it', `callback(${json()})`),
    of('NaN', json({ x: 0 }).replace(':0', ':NaN')),
    of('Infinity', json({ x: 0 }).replace(':0', ':Infinity')),
    of('a line end in a text', json({ x: 'a' }).replace('"a"', '"a\nb"')),
    of('an escape that is none', json({ x: 'a' }).replace('"a"', String.raw`"\x41"`)),
    of('lists without end inside each other', json({ x: 0 }).replace(':0', `:${'['.repeat(100_000)}${']'.repeat(100_000)}`)),
    of('objects without end inside each other', json({ x: 0 }).replace(':0', `:${'{"x":'.repeat(100_000)}1${'}'.repeat(100_000)}`)),
    of('UTF-16', Buffer.from(`\uFEFF${json()}`, 'utf16le')),
    of('UTF-16 without a mark', Buffer.from(json(), 'utf16le')),
    of('Latin-1', Buffer.from(json({ x: 'Ren\u00e9' }), 'latin1')),
    of('a Bundle with a text for its entries', '{"resourceType":"Bundle","entry":"x"}'),
    of('a Bundle of nothing', '{"resourceType":"Bundle","entry":[null,7,"x",[],{},{"resource":null}]}'),
    of(
      'a Bundle inside itself',
      `{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Bundle","entry":[{"resource":${json()}}]}}]}`,
    ),
    of('a Patient without a name', '{"resourceType":"Patient","id":"bad"}'),
    of('a name that is a number', json({ name: 7 })),
    of('a mark at the beginning', `\uFEFF${json()}`, 'read'),
    of('__proto__', json().replace('{', '{"__proto__":{"polluted":true},'), 'read'),
    of('__proto__ in the name', json({ name: [{ text: 'x' }] }).replace('{"text"', '{"__proto__":{"polluted":true},"text"'), 'read'),
    of('a constructor', json({ constructor: { prototype: { polluted: true } } }), 'read'),
    of('keys of every object', json({ toString: 1, valueOf: 2, hasOwnProperty: 3, toJSON: 4 }), 'read'),
    of('a key that is there twice', json().replace('"id":"bad"', '"id":"good","id":"bad"'), 'read'),
    of('U+0000', json({ name: [{ text: 'Mevrouw\u0000 Slecht' }] }), 'read'),
    of('half of a surrogate pair', json({ name: [{ text: 'Mevrouw\uD800 Slecht' }] }), 'read'),
    of('a number beyond all numbers', json({ x: 0 }).replace(':0', ':1e999'), 'read'),
    of('a day in the year 10000', json({ birthDate: '10000-01-01' }), 'read'),
    of('a day that is Infinity', json({ birthDate: 'Infinity' }), 'read'),
  ]
}
