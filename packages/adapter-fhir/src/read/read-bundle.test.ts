import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { collect } from '../example-client.fixture.ts'
import { fhir } from '../fhir.ts'
import { toClientStep } from '../to-client-step.ts'
import { FhirUnreadable, type UnreadableCode } from './fhir-unreadable.ts'
import { readBundleFile } from './read-bundle-file.ts'
import { readBundle, type ReadOptions } from './read-bundle.ts'

const NS = 'xmlns="http://hl7.org/fhir"'
const PATIENT = `<Patient ${NS}><id value="c1"/><name><text value="Anna"/></name></Patient>`
const CANARY = 'canary-7f3a'

const ATTACKS: readonly (readonly [string, string | Buffer, UnreadableCode])[] = [
  ['an entity that reads a file', `<!DOCTYPE P [<!ENTITY x SYSTEM "file:///etc/hostname">]>${PATIENT.replace('Anna', '&x;')}`, 'DTD'],
  ['an entity that fetches an address', `<!DOCTYPE P [<!ENTITY x SYSTEM "http://127.0.0.1:9/x">]>${PATIENT.replace('Anna', '&x;')}`, 'DTD'],
  ['a parameter entity', `<!DOCTYPE P [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;]>${PATIENT}`, 'DTD'],
  [
    'a billion laughs',
    `<!DOCTYPE P [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>${PATIENT}`,
    'DTD',
  ],
  ['an external document type', `<!DOCTYPE Patient SYSTEM "http://127.0.0.1:9/x.dtd">${PATIENT}`, 'DTD'],
  ['a document type in small letters', `<!doctype patient>${PATIENT}`, 'DTD'],
  ['an entity declared inside the resource', PATIENT.replace('<name>', `<!ENTITY x "${CANARY}"><name>`), 'DTD'],
  ['UTF-16 that says so', `<?xml version="1.0" encoding="UTF-16"?>${PATIENT}`, 'ENCODING'],
  ['UTF-7 that says so', `<?xml version="1.0" encoding='utf-7'?>+ADwAIQ-DOCTYPE`, 'ENCODING'],
  [
    'elements without end inside each other',
    `<Patient ${NS}>${'<contact>'.repeat(5_000)}${'</contact>'.repeat(5_000)}</Patient>`,
    'TOO_DEEP',
  ],
  ['a file that is cut off', PATIENT.slice(0, -12), 'MALFORMED'],
  ['a file that is cut off inside a tag', PATIENT.slice(0, 40), 'MALFORMED'],
  ['a comment without end', `${PATIENT}<!-- `, 'MALFORMED'],
  ['crossed elements', `<Patient ${NS}><name></Patient></name>`, 'MALFORMED'],
  ['two root elements', PATIENT + PATIENT, 'MALFORMED'],
]
const BYTE_ATTACKS: typeof ATTACKS = [
  ['UTF-16 with a mark', Buffer.from(`\uFEFF<!DOCTYPE P>${PATIENT}`, 'utf16le'), 'ENCODING'],
  ['Latin-1', Buffer.from(PATIENT.replace('Anna', 'Ren\u00e9'), 'latin1'), 'ENCODING'],
]

function codeOf(read: () => unknown): string {
  try {
    read()
  } catch (error) {
    if (error instanceof FhirUnreadable) return error.code
    throw error
  }
  return 'read'
}

describe('XML that attacks the parser is refused', () => {
  test.each(ATTACKS)('as a single resource: %s', (_, text, code) => {
    expect(codeOf(() => readBundle(String(text), { file: 'a.xml' }))).toBe(code)
  })

  test.each(ATTACKS)('also when the format is stated: %s', (_, text, code) => {
    expect(codeOf(() => readBundle(`  \n${String(text)}`, { file: 'a.xml', format: 'xml' }))).toBe(code)
  })

  test.each(ATTACKS.filter(([, text]) => !String(text).startsWith('<?xml')))('inside a Bundle: %s', (_, text, code) => {
    const bundle = `<Bundle ${NS}><entry><resource>${String(text)}</resource></entry></Bundle>`
    const got = codeOf(() => readBundle(bundle, { file: 'a.xml' }))
    // Two resources in one entry are well-formed XML; each is read for itself.
    expect(got).toBe(text === PATIENT + PATIENT ? 'read' : code)
  })

  test.each([...ATTACKS, ...BYTE_ATTACKS])('from a file: %s', async (_, content, code) => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'a.xml'), content)
    await expect(readBundleFile(join(folder, 'a.xml'), { file: 'a.xml' })).rejects.toMatchObject({ code })
  })

  test.each([...ATTACKS, ...BYTE_ATTACKS])('through the source, as a bundle and as a loose file: %s', async (_, content) => {
    const folder = await temporaryFolder()
    await mkdir(join(folder, 'loose'))
    await writeFile(join(folder, 'loose', 'a.xml'), content)
    await writeFile(join(folder, 'whole.xml'), content)
    await writeFile(join(folder, 'good.xml'), PATIENT)
    const steps = await collect(fhir({ folder }).pull(context()))
    expect(steps.flatMap((step) => ('client' in step ? [step.client.sourceId] : []))).toEqual(['good'])
    expect(steps.filter((step) => 'rejected' in step && !('client' in step))).toHaveLength(2)
    expect(JSON.stringify(steps)).not.toContain(CANARY)
  })
})

describe('limits', () => {
  test('a file larger than the limit is refused before it is read', async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'a.json'), Buffer.alloc(2_000, 0xff))
    const options: ReadOptions = { file: 'a.json', limits: { maxBytes: 1_000 } }
    await expect(readBundleFile(join(folder, 'a.json'), options)).rejects.toMatchObject({ code: 'TOO_LARGE' })
    expect(codeOf(() => readBundle(' '.repeat(2_000), options))).toBe('TOO_LARGE')
  })

  test('JSON nested without end is refused', () => {
    const text = `{"resourceType":"Patient","a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`
    expect(codeOf(() => readBundle(text, { file: 'a.json' }))).toBe('TOO_DEEP')
  })
})

describe('JSON', () => {
  test.each(['', '{', '[]', 'null', '"Patient"', '{"resourceType":7}', '{"a":1}'])('%j is refused', (text) => {
    expect(['MALFORMED', 'NOT_FHIR']).toContain(codeOf(() => readBundle(text, { file: 'a.json' })))
  })

  test('of a key that is there twice the last one counts', () => {
    const [patient] = readBundle('{"resourceType":"Patient","id":"a","id":"b"}', { file: 'a.json' }).resources
    expect(patient?.id).toBe('b')
  })

  test('__proto__ changes nothing', () => {
    const text = '{"resourceType":"Patient","id":"a","__proto__":{"polluted":true},"name":[{"__proto__":{"text":"x"}}]}'
    const [patient] = readBundle(text, { file: 'a.json' }).resources
    expect(patient?.json).toEqual({ resourceType: 'Patient', id: 'a', name: [{}] })
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })

  test('U+0000, control characters and halves of a surrogate pair are taken out, line ends and emoji stay', () => {
    const text = '{"resourceType":"Patient","id":"a","x":"a\\u0000b\\u0007c\\ud800d\\udc00e\\n\\ud83d\\ude00"}'
    expect(readBundle(text, { file: 'a.json' }).resources[0]?.json.x).toBe('abcde\n😀')
  })

  test('an entry without a resource is named, and no type of that client is complete', () => {
    const text = '{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Patient","id":"c1","name":[{"text":"Anna"}]}},{},null]}'
    const { step } = toClientStep(readBundle(text, { file: 'a.json' }), { sourceId: 'c1', file: 'a.json' })
    expect(step.rejected?.map(({ place }) => place.path)).toEqual(['entry[1]', 'entry[2]'])
    expect(step.complete).toEqual([])
  })
})

describe('XML', () => {
  test('a bundle is cut into its resources with their lines, and one that can not be read is named', () => {
    const bad = '<Observation><id value="o1"/>\n<valueQuantity><value value="1,5"/></valueQuantity></Observation>'
    const text = `<?xml version="1.0" encoding="UTF-8"?>\n<!-- export -->\n<Bundle ${NS}>\n<entry>\n<fullUrl value="urn:uuid:1"/>\n<resource>${PATIENT}</resource></entry>
<entry><resource>${bad}</resource></entry><entry><resource><Nonsense/></resource></entry></Bundle>`
    const { resources } = readBundle(text, { file: 'a.xml' })
    expect(resources.map(({ type, id, place, fullUrl, broken }) => ({ type, id, line: place.line, fullUrl, broken }))).toEqual([
      { type: 'Patient', id: 'c1', line: 6, fullUrl: 'urn:uuid:1', broken: undefined },
      { type: 'Observation', id: undefined, line: 7, fullUrl: undefined, broken: 'this Observation is not well-formed' },
      { type: 'Nonsense', id: undefined, line: 8, fullUrl: undefined, broken: 'this Nonsense is no type of FHIR R4' },
    ])
  })

  test('elements that only STU3 has are kept', () => {
    const goal = readBundle(`<Goal ${NS}><id value="g"/><status value="on-target"/></Goal>`, { file: 'g.xml' }).resources[0]
    expect(goal?.json.status).toBe('on-target')
    const measured = readBundle(`<Observation ${NS}><comment value="nuchter"/></Observation>`, { file: 'o.xml' }).resources[0]
    expect(measured?.json.comment).toBe('nuchter')
  })

  test('decimals become numbers', () => {
    const xml = `<Observation ${NS}><valueQuantity><value value="38.60"/><unit value="°C"/></valueQuantity></Observation>`
    expect(readBundle(xml, { file: 'o.xml' }).resources[0]?.json.valueQuantity).toEqual({ value: 38.6, unit: '°C' })
  })
})

describe('the version', () => {
  test.each([
    ['http://fhir.nl/fhir/StructureDefinition/nl-core-patient', 'STU3'],
    ['http://nictiz.nl/fhir/StructureDefinition/zib-BodyWeight', 'STU3'],
    ['http://nictiz.nl/fhir/StructureDefinition/nl-core-Patient', 'R4'],
    ['http://example.org/own', 'R4'],
  ])('of a resource with profile %s is %s', (profile, version) => {
    const text = JSON.stringify({ resourceType: 'Patient', meta: { profile: [profile] } })
    expect(readBundle(text, { file: 'a.json' }).version).toBe(version)
    expect(readBundle(text, { file: 'a.json', version: 'STU3' }).version).toBe('STU3')
  })
})

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'voordeur-fhir-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

function context() {
  return { since: undefined, signal: new AbortController().signal, log: () => undefined }
}
