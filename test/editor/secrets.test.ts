import { expect, test } from 'vitest'
import { listLeaves } from '../../packages/core/src/cli/explain-values.ts'
import { writeValue } from './break-options.ts'
import { everyFactory } from './every-factory.ts'

const CANARY = 'kanarie'

/** The same value with the canary in place of every text. */
function withCanary(value: unknown): unknown {
  if (typeof value === 'string') return CANARY
  if (Array.isArray(value)) return value.map((item) => withCanary(item))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withCanary(inner)]))
}

test('of the options of our factories these are never shown, and every other text is', () => {
  const leaves = everyFactory.flatMap(({ name, given, fixed = {} }) =>
    given.flatMap(({ schema }) => {
      const form = Object.fromEntries(Object.entries(fixed).map(([key, text]) => [key, text.replaceAll("'", '')]))
      const written = { ...(withCanary(writeValue(schema)) as object), ...form }
      return listLeaves({ schema, given: written, read: undefined, environment: {} }).map((leaf) => ({
        ...leaf,
        name: [name, ...leaf.path].join('.'),
      }))
    }),
  )
  const hidden = leaves.filter(({ value }) => value.startsWith('not shown')).map((leaf) => leaf.name)
  expect([...new Set(hidden)].toSorted()).toEqual([
    'entra.certificate.certificate',
    'entra.certificate.privateKey',
    'entra.secret',
    'fhir.server.certificate.certFile',
    'fhir.server.certificate.keyFile',
    'fhir.server.certificate.passphrase',
  ])
  expect(leaves.filter(({ value }) => value.includes(CANARY)).length).toBeGreaterThan(10)
})
