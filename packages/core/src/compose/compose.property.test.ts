import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compose } from './compose.ts'
import { config, environment, portal } from './portal.fixture.ts'
import { PROBLEM_CODES, toProblemText } from './problem.ts'

type Path = readonly string[]

const throwing = {
  get anything(): never {
    throw new Error('read me not')
  },
}
const hostile = new Proxy(
  {},
  {
    get: () => {
      throw new Error('get')
    },
    ownKeys: () => {
      throw new Error('keys')
    },
    getPrototypeOf: () => {
      throw new Error('proto')
    },
  },
)
const junk = fc.oneof(
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withObjectString: true, withSparseArray: true }),
  fc.constantFrom(
    undefined,
    null,
    '',
    'constructor',
    NaN,
    [],
    {},
    () => {
      throw new Error('called')
    },
    Symbol('s'),
  ),
)

/** Every place in the correct configuration that a mutation can take. */
const places = listPlaces(config)

function listPlaces(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null || path.length > 5) return [path]
  const prototype: unknown = Object.getPrototypeOf(value)
  if (!Array.isArray(value) && prototype !== Object.prototype) return [path]
  return [...(path.length > 0 ? [path] : []), ...Object.keys(value).flatMap((key) => listPlaces(Reflect.get(value, key), [...path, key]))]
}

/** The value with another one at a path; with `remove` the key is gone. */
function mutate(value: unknown, path: Path, change: { readonly remove: boolean; readonly to: unknown }): unknown {
  const [key, ...rest] = path
  if (key === undefined) return change.to
  if (Array.isArray(value)) return value.map((item: unknown, index) => (String(index) === key ? mutate(item, rest, change) : item))
  const entries = Object.entries(Object(value)).flatMap(([name, inner]) => {
    if (name !== key) return [[name, inner] as const]
    return change.remove && rest.length === 0 ? [] : [[name, mutate(inner, rest, change)] as const]
  })
  return Object.fromEntries(entries)
}

function expectAnswer(definition: unknown): void {
  const composed = compose(definition, environment)
  if (composed.ok) return
  expect(composed.problems.length).toBeGreaterThan(0)
  for (const problem of composed.problems) {
    expect(PROBLEM_CODES).toContain(problem.code)
    expect(toProblemText(problem).length).toBeLessThan(2000)
  }
}

test('junk in place of a portal gives problems, never an exception', () => {
  fc.assert(
    fc.property(junk, (value) => expectAnswer(value)),
    { numRuns: 300 },
  )
})

test('junk in place of the configuration gives problems, never an exception', () => {
  fc.assert(
    fc.property(junk, (value) => expectAnswer({ ...portal(), config: value })),
    { numRuns: 300 },
  )
})

test('a correct configuration with one or two places removed or replaced gives problems or a composition', () => {
  expect(places.length).toBeGreaterThan(80)
  const mutation = fc.record({ path: fc.constantFrom(...places), remove: fc.boolean(), to: junk })
  fc.assert(
    fc.property(fc.array(mutation, { minLength: 1, maxLength: 2 }), (mutations) => {
      const changed = mutations.reduce<unknown>((value, { path, ...change }) => mutate(value, path, change), config)
      expectAnswer({ ...portal(), config: changed })
    }),
    { numRuns: 500 },
  )
})

test('each place of a correct configuration can be removed, or be hostile to its reader, without an exception', () => {
  for (const path of places) {
    expectAnswer({ ...portal(), config: mutate(config, path, { remove: true, to: undefined }) })
    for (const to of [null, throwing, hostile]) expectAnswer({ ...portal(), config: mutate(config, path, { remove: false, to }) })
  }
})
