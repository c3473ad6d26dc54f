import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { listJsonSchemas } from './list-json-schemas.ts'

const FOLDER = join(import.meta.dirname, '../../schema')
const schemas = Object.entries(listJsonSchemas())

// `vitest run -u` writes them anew.
test.each(schemas)('the schema of %s that is shipped is that of the code', async (name, schema) => {
  await expect(`${JSON.stringify(schema, undefined, 2)}\n`).toMatchFileSnapshot(join(FOLDER, `${name}.schema.json`))
})

test('no schema is shipped that the code does not have', async () => {
  expect((await readdir(FOLDER)).toSorted()).toEqual(schemas.map(([name]) => `${name}.schema.json`).toSorted())
})

test.each(schemas)('every column of %s says what it means', (_, schema) => {
  const properties = Object.entries(Reflect.get(schema, 'properties') as Record<string, { description?: string }>)
  expect(properties.length).toBeGreaterThan(1)
  expect(properties.filter(([, { description = '' }]) => description === '')).toEqual([])
})
