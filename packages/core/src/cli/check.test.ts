import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { authenticator, composeWith } from '../compose/portal.fixture.ts'
import { runCheck, toResult } from './check.ts'
import { loadConfig } from './load-config.ts'

let directory = ''

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'voordeur-check-'))
})

afterEach(() => {
  rmSync(directory, { recursive: true, force: true })
})

function write(name: string, text: string): void {
  writeFileSync(join(directory, name), text)
}

describe('loading a configuration', () => {
  test('takes the default export of portal.config in the folder, or of the file that is named', async () => {
    write('portal.config.mjs', 'export default { from: "folder" }')
    write('other.mjs', 'export default { from: "name" }')
    expect(await loadConfig({ directory })).toMatchObject({ ok: true, definition: { from: 'folder' }, directory })
    expect(await loadConfig({ directory, config: 'other.mjs' })).toMatchObject({ ok: true, definition: { from: 'name' } })
  })

  test('is a problem when there is no file', async () => {
    expect(await loadConfig({ directory })).toMatchObject({ ok: false, problems: [{ code: 'CONFIG_NOT_FOUND', place: directory }] })
    expect(await loadConfig({ directory, config: 'x.ts' })).toMatchObject({
      ok: false,
      problems: [{ code: 'CONFIG_NOT_FOUND', place: 'x.ts' }],
    })
  })

  test.each([
    ['throws', 'throw new Error("no key in the environment")\nexport default {}', 'no key in the environment'],
    ['throws what is no error', 'throw "just words"', 'just words'],
    ['imports what is not there', 'import "@voordeur/plugin-nothing"\nexport default {}', '@voordeur/plugin-nothing'],
    ['does not parse', 'export default {', ''],
  ])('is a problem in its place when the file %s', async (_, text, cause) => {
    write('portal.config.mjs', text)
    const loaded = await loadConfig({ directory })
    expect(loaded).toMatchObject({
      ok: false,
      problems: [
        { code: 'CONFIG_UNLOADABLE', place: expect.stringMatching(/^portal\.config\.mjs/), cause: expect.stringContaining(cause) },
      ],
    })
  })
})

describe('the remedy of what can not be loaded', () => {
  async function fixOf(text: string) {
    write('portal.config.ts', text)
    const loaded = await loadConfig({ directory })
    return loaded.ok ? '' : loaded.problems[0]?.fix
  }

  test('points at the line before the one where a comma is missed', () => {
    // As Node itself reads it: the test runner would take the types out in another way.
    write('portal.config.ts', 'export default {\n  name: 1\n  other: 2,\n}\n')
    const load = `import { loadConfig } from ${JSON.stringify(join(import.meta.dirname, 'load-config.ts'))}
      console.log((await loadConfig({ directory: ${JSON.stringify(directory)} })).problems[0].fix)`
    expect(execFileSync(process.execPath, ['--input-type=module', '-e', load], { encoding: 'utf8' })).toMatch(
      /^Look at the end of line 2 or in line 3:/,
    )
  })

  test('gives the import that was forgotten, with its package where that is installed', async () => {
    expect(await fixOf('export default [nowhere()]')).toContain("`import { nowhere } from '…'`")
    mkdirSync(join(directory, 'node_modules/@voordeur/plugin-prikbord'), { recursive: true })
    write('node_modules/@voordeur/plugin-prikbord/package.json', '{}')
    write('other.ts', 'export default [prikbord()]')
    const loaded = await loadConfig({ directory, config: 'other.ts' })
    expect(loaded).toMatchObject({
      problems: [{ fix: "Add `import { prikbord } from '@voordeur/plugin-prikbord'` at the top of the file." }],
    })
  })
})

describe('checking', () => {
  const options = { production: false, now: new Date('2026-11-22T12:00:00Z'), form: 'text' } as const

  test('ends with 1 and says every problem when the portal can not be built', async () => {
    write('portal.config.mjs', 'export default {}')
    const result = await runCheck({ ...options, directory })
    expect(result.exitCode).toBe(1)
    expect(result.output).toMatch(/^NOT_A_PORTAL {3}portal\.config\n {2}A portal is what/)
    expect(result.output).toContain('1 problem.')
  })

  test('writes the problems as JSON when asked', async () => {
    const result = await runCheck({ ...options, form: 'json', directory })
    expect(JSON.parse(result.output)).toMatchObject({ ok: false, problems: [{ code: 'CONFIG_NOT_FOUND', fix: expect.any(String) }] })
  })
})

describe('checking for production', () => {
  const given = {
    VOORDEUR_SECRET: Buffer.alloc(32, 7).toString('base64'),
    DATABASE_URL: 'postgres://db.invalid/portal',
    SMTP_URL: 'smtps://mail.invalid',
  }
  const at = { now: new Date('2026-11-22T12:00:00Z'), form: 'text', production: true } as const

  async function check(variables: Record<string, string>, production = true) {
    write('portal.config.mjs', 'export default {}')
    return (await runCheck({ ...at, production, directory, variables })).output
  }

  test.each([
    ['no secret', 'VOORDEUR_SECRET', {}],
    ['a secret that is short', 'VOORDEUR_SECRET', { ...given, VOORDEUR_SECRET: 'short' }],
    ['an earlier secret that is none', 'VOORDEUR_SECRET_BEFORE', { ...given, VOORDEUR_SECRET_BEFORE: 'short' }],
    ['a mail server that is no address', 'SMTP_URL', { ...given, SMTP_URL: 'mail.invalid' }],
    ['a header that is never read', 'VOORDEUR_FORWARDED_HEADER', { ...given, VOORDEUR_FORWARDED_HEADER: 'x-real-ip' }],
  ])('names the variable of an environment with %s', async (_, name, variables) => {
    expect(await check(variables)).toContain(`CONFIG_INVALID   environment, ${name}\n`)
    expect(await check(variables, false)).not.toContain('environment,')
  })

  test('is content with an environment that has everything', async () => {
    expect(await check(given)).not.toContain('environment,')
  })
})

describe('the report', () => {
  test('says first and last whether the portal can start', () => {
    const lines = toResult(composeWith(), 'text').output.split('\n')
    expect([lines[0], lines.at(-1)]).toEqual(['Ready: no problems, no findings.', 'Ready: no problems, no findings.'])
  })

  test('says panels, parts, rights, records, personal data and findings', () => {
    const { output, exitCode } = toResult(composeWith(), 'text')
    expect(exitCode).toBe(0)
    for (const line of [
      'Mijn Zonnehof, Zonnehof: https://zonnehof.example/portaal (panels, nl)',
      '    post.letters (client)',
      '      rights: post.letters:read, post.letters:write',
      '      only where there is: weight',
      '  post.weights:read: by basis self',
      '  letter: visible after 24 h, roles in place of names; read by post.letters',
      '  post.hello: It shows nothing but a greeting.',
    ]) {
      expect(output.split('\n')).toContain(line)
    }
  })

  test('is JSON with a stable shape', () => {
    const report: unknown = JSON.parse(toResult(composeWith(), 'json').output)
    expect(report).toMatchObject({
      ok: true,
      composition: {
        panels: [{ id: 'letters', parts: [{ id: 'post.letters', right: 'post.letters:read', reads: ['letter'] }, { right: null }] }, {}],
      },
    })
    expect(Object.keys(Object(Object(report).composition))).toEqual([
      'portal',
      'panels',
      'unplaced',
      'desk',
      'permissionSets',
      'byBasis',
      'explicitRights',
      'sources',
      'records',
      'audit',
      'personalData',
      'publicAccess',
      'findings',
      'signIn',
    ])
  })

  test('says how people sign in: the strongest session, what was chosen, and where the rest is', () => {
    const rules = [
      { id: 'password-length', topic: 'Passwords', says: 'Eight.', value: '8', insteadOf: '12', requirement: 'ASVS 5.0 6.2.1' },
      { id: 'session-idle', topic: 'Sessions', says: 'It ends.', value: '15 minutes', requirement: 'ASVS 5.0 7.3.1' },
    ]
    const composed = composeWith({ auth: authenticator({ maxAssurance: 'mfa', rules }) })
    expect(toResult(composed, 'text').output).toContain(
      'Signing in\n  strongest session: mfa\n  password-length: 8 (default 12)\n  2 rules in all: voordeur check --sign-in\n',
    )
    expect(JSON.parse(toResult(composed, 'json').output)).toMatchObject({
      composition: { signIn: { maxAssurance: 'mfa', rules: [rules[0], { ...rules[1], insteadOf: null }] } },
    })
    expect(toResult(composed, 'sign-in')).toMatchObject({ output: expect.stringMatching(/^# Signing in to Mijn Zonnehof\n/u), exitCode: 0 })
  })

  test('says the problems in place of the page when the portal can not be built', () => {
    const { output, exitCode } = toResult(composeWith({ auth: undefined }), 'sign-in')
    expect(exitCode).toBe(1)
    expect(output).toContain('CONFIG_INVALID')
  })
})
