import { expect, test } from 'vitest'
import { z } from 'zod'
import { defineSource } from '../define/source.ts'
import { definePlugin } from '../define/plugin.ts'
import { composeWith, environment, Letter, Weight } from './portal.fixture.ts'

const letters = definePlugin({
  id: 'advocate',
  api: 1,
  messages: { nl: {}, en: {} },
  options: z.strictObject({ advocate: z.strictObject({ name: z.string() }) }),
  parts: () => [],
})
const files = defineSource({
  id: 'files',
  api: 1,
  version: '1',
  provides: [Letter, Weight],
  options: z.strictObject({ folder: z.string() }),
  async *pull() {},
})
const sources = (folder: string) => ({ sources: [files({ folder, every: '4h' })] })

function findingsOf(changes: Readonly<Record<string, unknown>>, production = true): readonly string[] {
  const composed = composeWith(changes, { ...environment, production })
  return composed.ok ? composed.findings.map(({ id }) => id) : composed.problems.map(({ code, place }) => `${code} ${place}`)
}

test('mail from an address that can not exist is a finding in production, and only there', () => {
  const mail = { from: 'Portaal <portaal@zonnehof.example>' }
  expect(findingsOf({ mail })).toContain('sample-sender')
  expect(findingsOf({ mail }, false)).not.toContain('sample-sender')
  expect(findingsOf({ mail: { from: 'portaal@voorbeeld.nl' } })).not.toContain('sample-sender')
})

test('a source that reads the example of a new portal is a finding in production', () => {
  const { directory } = environment
  expect(findingsOf(sources(`${directory}/example`))).toContain('example-record.files')
  expect(findingsOf(sources(`${directory}/example`), false)).not.toContain('example-record.files')
  expect(findingsOf(sources('/srv/export'))).not.toContain('example-record.files')
})

test('an option that still says "Vul in" stops production, and no trial', () => {
  const plugins = [letters({ advocate: { name: 'Vul in: de cliëntenvertrouwenspersoon' } })]
  const problem = 'OPTION_INVALID plugin "advocate", options.advocate.name'
  expect(findingsOf({ plugins, panels: [] })).toContain(problem)
  expect(findingsOf({ plugins, panels: [] }, false)).not.toContain(problem)
  expect(findingsOf({ plugins: [letters({ advocate: { name: 'A. de Vries' } })], panels: [] })).not.toContain(problem)
})
