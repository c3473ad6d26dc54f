import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SyncStep } from '@voordeur/core'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { caress } from './caress.ts'
import { bundle, exportWith, PDF, PICTURE, pull } from './example-export.fixture.ts'
import { TABLES } from './manifest/export-file.ts'
import { listJsonSchemas } from './manifest/list-json-schemas.ts'
import { Manifest } from './manifest/manifest.ts'
import { MessageFile } from './messages/message-file.ts'
import { CLIENT_TABLES } from './rows/client-tables.ts'

const PAGE = readFileSync(join(import.meta.dirname, '../../../docs/caress-export.md'), 'utf8')
// What stands in the page as the content of a file, by its name.
const EXAMPLES = new Map([...PAGE.matchAll(/```(?:json|csv) (\S+)\n([\s\S]*?)```/g)].map(([, file = '', text = '']) => [file, text]))
const GOAL = { resourceType: 'Goal', id: 'doel-1', subject: { reference: 'Patient/10437' }, description: { text: 'Weer zelf lopen' } }
const OTHERS = { 'clients/10437.json': bundle('10437', GOAL), 'photos/10437.jpg': PICTURE, 'documents/10437/overeenkomst.pdf': PDF }

async function read(isWanted: (file: string) => boolean) {
  const { steps, error } = await pull(
    await exportWith({ ...OTHERS, ...Object.fromEntries([...EXAMPLES].filter(([file]) => isWanted(file))) }),
  )
  expect(error).toBeUndefined()
  return {
    records: steps.flatMap((step): Extract<SyncStep, { records: unknown }>['records'] => ('records' in step ? step.records : [])),
    rejected: steps.flatMap((step) => ('rejected' in step ? (step.rejected ?? []) : [])),
  }
}

test('the page has an example of the manifest and of every table', () => {
  expect(EXAMPLES.keys().toArray()).toEqual(expect.arrayContaining(['manifest.json', ...TABLES.map((table) => `${table}.ndjson`)]))
  expect(Manifest.parse(JSON.parse(EXAMPLES.get('manifest.json') ?? '')).files).toHaveLength(4)
})

test('the examples together are an export without a mistake', async () => {
  const { records, rejected } = await read((file) => file.endsWith('.ndjson'))
  expect(rejected).toEqual([])
  const found = new Set(records.map(({ type }) => type.name))
  expect([...Object.values(CLIENT_TABLES).map(({ type }) => type.name), 'newsItem'].filter((name) => !found.has(name))).toEqual([])
  expect(records.find(({ type }) => type.name === 'report')?.discussedAt).toBe('2026-11-20T10:00:00+01:00')
})

test('the examples in CSV say the same as those in NDJSON', async () => {
  const csv = [...EXAMPLES.keys()].filter((file) => file.endsWith('.csv'))
  expect(csv).toEqual(['forms.csv', 'evaluations.csv', 'measures.csv'])
  const data = async (ending: string) => {
    const { records, rejected } = await read(
      (file) => csv.some((name) => file === name.replace('.csv', ending)) || file === 'documents.ndjson',
    )
    expect(rejected).toEqual([])
    return records
      .filter(({ type }) => ['form', 'evaluation', 'involuntaryCareMeasure'].includes(type.name))
      .map(({ id, data: found }) => [id, found])
  }
  expect(await data('.csv')).toEqual(await data('.ndjson'))
})

describe.each(TABLES.map((table) => [table, Object(listJsonSchemas()[table]) as z.core.JSONSchema.JSONSchema] as const))(
  '%s',
  (table, schema) => {
    test('has its columns on the page, and no others', () => {
      const section = PAGE.split(`\n### ${table}\n`)[1]?.split(/\n#{2,3} /)[0] ?? ''
      const rows = [...section.matchAll(/^\| (`[^|]+`) \| (yes)? ?\|/gm)]
      const documented = rows.flatMap(([, names = '', required]) =>
        names.split(', ').map((name) => [name.replaceAll('`', ''), required === 'yes'] as const),
      )
      const { properties = {}, required = [] } = schema
      const described = Object.keys(properties).map((name) => [name, required.includes(name)] as const)
      expect(Object.fromEntries(documented)).toEqual(Object.fromEntries(described))
    })

    test('has examples that its JSON Schema takes', () => {
      const validator = z.fromJSONSchema(schema)
      const lines = (EXAMPLES.get(`${table}.ndjson`) ?? '').trim().split('\n')
      expect(lines.map((line) => validator.safeParse(JSON.parse(line)).error?.issues ?? [])).toEqual(lines.map(() => []))
      expect(validator.safeParse({}).success).toBe(false)
    })
  },
)

test('what the tables become is what the source provides', () => {
  const provided = new Set(caress({ folder: '.' }).provides.map(({ name }) => name))
  expect([...Object.values(CLIENT_TABLES).map(({ type }) => type.name), 'newsItem'].filter((name) => !provided.has(name))).toEqual([])
})

test('a message to the record is on the page as its schema says', () => {
  const section = PAGE.split('\n## Messages to the record\n')[1] ?? ''
  const rows = [...section.matchAll(/^\| `([^`|]+)` \| (yes)? ?\|/gm)]
  const { properties = {}, required = [] } = Object(listJsonSchemas()['message']) as z.core.JSONSchema.JSONSchema
  const described = Object.keys(properties).map((name) => [name, required.includes(name)] as const)
  expect(rows.map(([, name, always]) => [name, always === 'yes'])).toEqual(described)
  expect(MessageFile.safeParse(JSON.parse(/```json\n(.*)\n```/.exec(section)?.[1] ?? '')).error).toBeUndefined()
})
