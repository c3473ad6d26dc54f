import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { CONFIG_SCHEMA } from './config-schema.ts'
import { checkValue } from './config-problems.ts'
import { findDescription } from './find-description.ts'
import { isSecret } from './is-secret.ts'

const Schema = z.strictObject({
  folder: z.string().describe('Where the files are.'),
  productToken: z.string(),
  server: z.strictObject({ url: z.string(), apiKey: z.string(), headers: z.record(z.string(), z.string()) }),
  greeting: z.string().meta({ secret: true }),
  vault: z
    .strictObject({ inner: z.array(z.string()) })
    .optional()
    .meta({ secret: true }),
  piped: z.string().meta({ secret: true }).transform(Number).optional(),
  either: z.union([z.literal(false), z.strictObject({ word: z.string().meta({ secret: true }) })]).default(false),
})

const secret = (path: readonly (string | number)[], value: unknown = 'x') => isSecret({ schema: Schema, path, value })

describe('what may be shown to nobody', () => {
  test.each([
    ['a mark on the option', ['greeting']],
    ['a mark on what it stands in', ['vault', 'inner', 0]],
    ['a mark under a wrapper', ['piped']],
    ['a mark in a branch', ['either', 'word']],
    ['a name', ['productToken']],
    ['a name on the way', ['server', 'apiKey']],
    ['a name among headers', ['server', 'headers', 'Authorization']],
    ['a name of several', ['secrets', 0]],
    ['a name in one word', ['server', 'apikey']],
    ['a name in Dutch', ['wachtwoord']],
  ])('is known by %s', (_, path) => {
    expect(secret(path)).toBe(true)
  })

  test.each([
    '-----BEGIN PRIVATE KEY-----\nMIIE',
    'https://zorg:geheim@ecd.example/fhir',
    'postgres://voordeur:geheim@db/voordeur',
    'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc',
    '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822c',
    'Bearer sesam',
    'https://ecd.example/fhir?client=7&api_key=sesam',
    'https://ecd.example/fhir#access_token=sesam',
    'Server=db;User Id=zorg;Password=sesam',
  ])('is known by its shape, whatever it is called: %s', (value) => {
    expect(secret(['folder'], value)).toBe(true)
  })

  test.each([
    '/srv/caress/export',
    'Regievoerend begeleider',
    'https://ecd.example/fhir',
    'https://ecd.example/fhir?client=7&page=2',
    '2f1c8f0e-5a0b-4c55-9a53-0c1c8d5a7b11',
    64,
    true,
  ])('and other things are not: %s', (value) => {
    expect(secret(['folder'], value)).toBe(false)
  })
})

test('a key that only sounds like one is cleared by its author, and then its shape still counts', () => {
  const schema = z.strictObject({ tokens: z.string().meta({ secret: false }) })
  expect(isSecret({ schema, path: ['tokens'], value: './tokens.json' })).toBe(false)
  expect(isSecret({ schema: CONFIG_SCHEMA, path: ['theme', 'tokens'], value: './theme.json' })).toBe(false)
  expect(isSecret({ schema, path: ['tokens'], value: 'https://zorg:geheim@ecd.example/' })).toBe(true)
})

test('a mistake in a secret says what it must be and never what it is', () => {
  const schema = z.strictObject({
    productToken: z.string().min(30),
    greeting: z.string().min(30).meta({ secret: true }),
    folder: z.string().min(30),
  })
  const result = checkValue({ schema, value: { productToken: 'hunter2', greeting: 'sesam', folder: '/srv' }, at: ['plugins', 0] })
  expect(result).toMatchObject({ ok: false, problems: [{}, {}, { cause: 'It must have at least 30 characters; it is "/srv".' }] })
  expect(JSON.stringify(result)).not.toMatch(/hunter2|sesam/u)
})

test('a description is that of the place, under whatever it is wrapped in', () => {
  expect(findDescription(Schema, ['folder'])).toBe('Where the files are.')
  expect(findDescription(Schema, ['server', 'url'])).toBeUndefined()
  const forms = z.discriminatedUnion('kind', [
    z
      .strictObject({ kind: z.literal('one').describe('The first.') })
      .optional()
      .unwrap(),
    z.strictObject({ kind: z.literal('two').describe('The second.') }),
  ])
  expect(findDescription(forms, ['kind'])).toBe("'one': The first. 'two': The second.")
})
