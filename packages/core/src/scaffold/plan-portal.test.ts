import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { planPortal } from './plan-portal.ts'
import { DEFAULT_ANSWERS, PORTAL_PLUGINS, type PortalAnswers } from './portal-answers.ts'

const NOW = new Date('2027-03-10T15:00:00Z')
const plan = (answers: Partial<PortalAnswers> = {}, name = 'Mijn Portaal') => {
  const files = planPortal({ name, answers: { ...DEFAULT_ANSWERS, ...answers }, version: '1.2.3', now: NOW })
  const read = (path: string) => files.find((file) => file.path === path)?.text ?? ''
  return { files, read, paths: files.map(({ path }) => path) }
}

test('nothing of the template is left in it, whatever was chosen', () => {
  for (const answers of [{}, { plugins: [] }, { plugins: PORTAL_PLUGINS, signIn: 'microsoft', source: 'caress' }] as const) {
    const left = plan(answers).files.filter(({ text }) => /your[- ](?:portal|organisation)|(?:\/\/|#|<!--)\?/iu.test(text))
    expect(left.map(({ path }) => path)).toEqual([])
  }
})

test('its package asks for what was chosen and nothing else, at the released version', () => {
  const { name, dependencies } = JSON.parse(plan({ plugins: ['nieuws'], source: 'fhir' }).read('package.json'))
  expect(name).toBe('mijn-portaal')
  const ours = ['adapter-fhir', 'auth', 'core', 'plugin-dossier', 'plugin-nieuws']
  expect(dependencies).toEqual(Object.fromEntries(ours.map((each) => [`@voordeur/${each}`, '^1.2.3'])))
})

test('what was answered stands in the configuration', () => {
  const config = plan({ organisation: "'t Huis & Hof", layout: 'menu', form: 'je' }).read('portal.config.ts')
  expect(config).toContain("name: '’t Huis & Hof'")
  expect(config).toContain("form: 'je'")
  expect(config).toContain("layout: 'menu'")
})

test.each(['', "Zorg'; evil()", 'a\0b', '${x}', '<b>', 'x'.repeat(81)].map((name) => [name]))(
  'an organisation called %j is refused',
  (name) => {
    const config = () => plan({ organisation: name }).read('portal.config.ts')
    expect(config).toThrow(/name of the organisation|a sign that/)
  },
)

describe('the example', () => {
  test('plays around today: its newest report is of yesterday, and a day of birth stays', () => {
    const { read } = plan()
    expect(read('example/reports.ndjson').split('\n', 1)[0]).toContain('2027-03-09T')
    expect(read('example/clients/VB-1001.json')).toContain('"birthDate": "1939-05-17"')
  })

  test('has a manifest that is right about every file', () => {
    const { read, paths } = plan({ plugins: ['nieuws'] })
    const { files } = JSON.parse(read('example/manifest.json')) as { files: { path: string; sha256: string; rows?: number }[] }
    const others = paths.filter((path) => path.startsWith('example/') && !path.endsWith('manifest.json'))
    expect(files.map(({ path }) => `example/${path}`).toSorted()).toEqual(others.toSorted())
    for (const { path, sha256, rows } of files) {
      const text = read(`example/${path}`)
      expect(createHash('sha256').update(text).digest('hex')).toBe(sha256)
      expect(rows).toBe(path.endsWith('.ndjson') ? text.trimEnd().split('\n').length : undefined)
    }
  })

  test('is one bundle for a portal that reads FHIR', () => {
    expect(plan({ source: 'fhir' }).paths.filter((path) => path.startsWith('example/'))).toEqual(['example/VB-1001.json'])
  })
})

test('a plugin that shows what a source does not say is refused with that source', () => {
  expect(() => plan({ plugins: ['wzd'], source: 'fhir' })).toThrow('leave it out, or read an export')
})

test('without a desk nobody is staff of it', () => {
  expect(JSON.parse(plan().read('demo.json'))).toHaveLength(4)
  expect(JSON.parse(plan({ plugins: [] }).read('demo.json'))).toHaveLength(3)
})
