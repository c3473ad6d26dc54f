import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { auth, password } from '@voordeur/auth'
import { createTestPortal, type TestPortal } from '@voordeur/core/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
// By path: the tests of the whole use adapters through each other, and this one needs what the FHIR adapter reads by itself.
import { fhir } from '../packages/adapter-fhir/src/fhir.ts'
import { readBundle } from '../packages/adapter-fhir/src/read/read-bundle.ts'

const DATA = join(import.meta.dirname, '../../shared/data')
const VERSIONS = { R4: 'fhir-r4-zib2020', STU3: 'fhir-stu3-zib2017' } as const
const isThere = existsSync(DATA)
const databases = [undefined, ...(process.env['TEST_DATABASE_URL'] === undefined ? [] : [process.env['TEST_DATABASE_URL']])]
const why = isThere ? '' : `skipped, because ${DATA} is not on this machine: `

function readTexts(folder: string): readonly { readonly file: string; readonly text: string }[] {
  const files = readdirSync(join(DATA, folder)).filter((name) => name.endsWith('.xml'))
  return files.map((file) => ({ file, text: readFileSync(join(DATA, folder, file), 'utf8') }))
}

/** A bundle for every Patient: that Patient, and all else there is in the folder of examples. */
function writeClients(folder: string, toPath: (client: string) => string): number {
  const resources = readTexts(folder).flatMap(({ file, text }) => readBundle(text, { file }).resources)
  const patients = resources.filter(({ type }) => type === 'Patient')
  for (const patient of patients) {
    const own = resources.filter((resource) => resource.type !== 'Patient' || resource === patient)
    const bundle = { resourceType: 'Bundle', entry: own.map(({ json }) => ({ resource: json })) }
    writeFileSync(toPath(patient.id ?? ''), JSON.stringify(bundle))
  }
  return patients.length
}

/** What may not be kept, as it stands in the texts of the examples: each BSN, account number, bank code and name of a bank. */
function listSecrets(texts: readonly string[]): Readonly<Record<'bsns' | 'accounts' | 'banks', readonly string[]>> {
  const bsn = /<system value="[^"]*(?:NamingSystem\/bsn|2\.16\.840\.1\.113883\.2\.4\.6\.3)"\s*\/>\s*<value value="(\d+)"/g
  const bank = /url="[^"]*(?:bankName|bankcode)"\s*>\s*<valueString value="([^"]+)"/gi
  const account = /\b[A-Z]{2}\d{2}[A-Z]{4}\d{10}\b/g
  const find = (pattern: RegExp, group: number) => [
    ...new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map((match) => match[group] ?? ''))),
  ]
  return { bsns: find(bsn, 1), accounts: find(account, 0), banks: find(bank, 1) }
}

// However it is spaced, and never inside a longer number or word.
function toPattern(secret: string): RegExp {
  const spaced = [...secret].map((sign) => sign.replace(/\W/g, '\\$&')).join('[ .-]?')
  return new RegExp(`(?<![A-Za-z0-9])${spaced}(?![A-Za-z0-9])`, /\d/.test(secret) ? 'i' : '')
}

/** Every row of every table as text, bytes decoded too, by `table.column`. */
async function readDatabase({ store }: TestPortal): Promise<ReadonlyMap<string, string>> {
  const columns = await store.execute(
    `select table_name, column_name, data_type from information_schema.columns where table_schema = '${store.schema}' order by 1, 2`,
  )
  const found = new Map<string, string>()
  for (const { table_name, column_name, data_type } of columns.rows) {
    const column = `"${String(column_name)}"`
    const text = data_type === 'bytea' ? `encode(${column}, 'escape')` : `${column}::text`
    const { rows } = await store.execute(
      `select coalesce(string_agg(${text}, ' '), '') as held from ${store.schema}."${String(table_name)}"`,
    )
    found.set(`${String(table_name)}.${String(column_name)}`, String(rows[0]?.['held']))
  }
  return found
}

function listHolders(held: ReadonlyMap<string, string>, secrets: readonly string[]): readonly string[] {
  const patterns = secrets.map((secret) => toPattern(secret))
  return [...held].filter(([, text]) => patterns.some((pattern) => pattern.test(text))).map(([place]) => place)
}

describe.skipIf(!isThere).each(databases)(`${why}after every example was read as the record of every client, on %s`, (databaseUrl) => {
  const folder = mkdtempSync(join(tmpdir(), 'voordeur-no-bsn-'))
  const { bsns, accounts, banks } = listSecrets(
    isThere ? Object.values(VERSIONS).flatMap((name) => readTexts(name).map(({ text }) => text)) : [],
  )
  let portal: TestPortal
  let clients = 0
  let held: ReadonlyMap<string, string>

  beforeAll(async () => {
    clients = Object.entries(VERSIONS).reduce(
      (sum, [version, name]) => sum + writeClients(name, (client) => join(folder, `${version}-${client}.json`)),
      0,
    )
    portal = await createTestPortal(
      {
        auth: auth({ methods: [password()] }),
        acceptedRisks: [{ id: 'auth.single-factor', reason: 'a test of records', by: 'the test', until: '2100-01-01' }],
        sources: [fhir({ folder })],
      },
      databaseUrl === undefined ? {} : { databaseUrl },
    )
    await portal.sync()
    held = await readDatabase(portal)
  })
  afterAll(async () => {
    await portal.close()
    rmSync(folder, { recursive: true })
  })

  test('they are all there: the search is not of an empty database', async () => {
    const { rows } = await portal.store.execute('select count(*) as clients from client')
    expect(Number(rows[0]?.['clients'])).toBe(clients)
    expect(clients).toBe(16)
    expect(held.get('record.data')?.length).toBeGreaterThan(100_000)
    expect(held.get('record.data')).toContain('van Putten-van der Giessen')
    expect([bsns.length, accounts, banks]).toEqual([4, ['NL85INGB0001234567'], ['ING', 'INGBNL2A']])
  })

  test('no BSN stands in any column of any table', () => {
    expect(listHolders(held, bsns)).toEqual([])
  })

  test('no account number, bank code or name of a bank does either', () => {
    expect(listHolders(held, [...accounts, ...banks])).toEqual([])
  })

  test('a BSN in text, in JSON, in an array or in bytes, however it is spaced, would be found', async () => {
    const [bsn = ''] = bsns
    const spaced = `${bsn.slice(0, 4)}.${bsn.slice(4, 6)}.${bsn.slice(6)}`
    await portal.store.execute('create table probe (a text, b jsonb, c bytea, d text[])')
    await portal.store.execute(
      `insert into probe values ('nr ${spaced}', '{"n": "${bsn}"}', convert_to('nr ${bsn}', 'UTF8'), array['${bsn}'])`,
    )
    const probed = await readDatabase(portal)
    expect(listHolders(probed, bsns)).toEqual(['probe.a', 'probe.b', 'probe.c', 'probe.d'])
  })
})
