import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import * as care from '../care/index.ts'
import { isBranded } from '../define/brand.ts'
import type { RecordType } from '../define/record.ts'
import { findAtPath, keysAt } from './schema-path.ts'

const Person = z.strictObject({ name: z.string().optional(), role: z.string().nullable() })
const schema = z.strictObject({
  author: Person.optional(),
  members: z.array(z.strictObject({ person: Person })).default([]),
  pair: z.tuple([Person, Person]),
  either: z.union([z.string(), z.strictObject({ text: z.string() })]),
  lazy: z.lazy(() => Person).readonly(),
  tidy: z
    .string()
    .transform((text) => text.trim())
    .pipe(z.string()),
  byName: z.record(z.string(), Person),
  anything: z.unknown(),
})

const has = (path: string) => {
  const at = findAtPath(schema, path.split('.'))
  return at.open || at.schemas.length > 0
}

describe('a path into a schema', () => {
  test.each([
    'author.name',
    'members.*.person.role',
    'pair.*.name',
    'either.text',
    'lazy.name',
    'tidy',
    'byName.anna.role',
    'anything.at.all',
    'members.*',
  ])('is found: %s', (path) => {
    expect(has(path)).toBe(true)
  })

  test.each([
    'writer',
    'author.nmae',
    'members.person',
    'author.*',
    'either.text.more',
    'tidy.x',
    '',
    'author.name.first',
    '__proto__',
    'constructor',
  ])('is not found: "%s"', (path) => {
    expect(has(path)).toBe(false)
  })

  test('lists the keys that an object has there', () => {
    expect(keysAt(findAtPath(schema, ['members', 0, 'person']))).toEqual(['name', 'role'])
  })

  test('ends in a schema that contains itself', () => {
    interface Tree {
      readonly children?: readonly Tree[] | undefined
    }
    const Tree: z.ZodType<Tree> = z.lazy(() => z.strictObject({ children: z.array(Tree).optional() }))
    const endless: z.ZodType<unknown> = z.lazy(() => endless)
    expect(findAtPath(Tree, ['children', '*', 'children', '*']).schemas).toHaveLength(1)
    expect(findAtPath(endless, ['x']).schemas).toEqual([])
  })
})

test('every path that the care vocabulary names is there in its schema', () => {
  const types = Object.values<unknown>(care).filter((value): value is RecordType => isBranded('record', value))
  const paths = types.flatMap((type) =>
    [...(type.at ? [type.at] : []), ...type.staffNames, ...type.freeText, ...type.ownNames, ...type.search].map((path) => ({ type, path })),
  )
  expect(paths.length).toBeGreaterThan(20)
  expect(paths.filter(({ type, path }) => findAtPath(type.schema, path.split('.')).schemas.length === 0)).toEqual([])
})
