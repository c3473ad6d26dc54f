import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { compositionOf, config, hello, part, plugin, portal, source, weights } from '../compose/portal.fixture.ts'
import { PROBLEM_CODES } from '../compose/problem.ts'
import { definePlugin } from '../define/plugin.ts'
import { explain, findPackages, runExplain } from './explain.ts'
import { explainProblem, isProblemCode } from './explain-problem.ts'
import type { Explained } from './explain-settings.ts'

const Options = z.strictObject({
  photos: z.boolean().default(true).describe('Whether photos may be placed.'),
  folder: z.string().optional().describe('Where the files are.'),
  apiToken: z.string().optional().describe('With what it calls.'),
  greeting: z.string().optional().meta({ description: 'A word between the two.', secret: true }),
  words: z.array(z.string().meta({ secret: true })).optional(),
  header: z.string().optional(),
})
const post = definePlugin({ id: 'post', api: 1, messages: plugin().messages, options: Options, parts: () => [part(), weights, hello] })

function toExplained(changes: Readonly<Record<string, unknown>> = {}, more: Partial<Explained> = {}): Explained {
  return { config: portal(changes).config as never, composition: compositionOf(changes), environment: {}, packages: new Map(), ...more }
}

const say = (word?: string, changes: Readonly<Record<string, unknown>> = {}, more: Partial<Explained> = {}) =>
  explain(word, toExplained(changes, more), false).output

describe('explaining one thing', () => {
  test('a token of the look by its last word, and a setting or a rule of a record type too', () => {
    expect(say('accent')).toMatch(/^voordeur\.brand\.color\.accent \(setting\): #0b4f8a\n/)
    expect(say('form')).toMatch(/^language\.form \(setting\)/)
    expect(say('staffNames')).toContain('letter (record type)')
  })

  test('a setting: its value, what it is for, and that the organisation wrote it', () => {
    expect(say('language.form')).toBe(
      'language.form (setting): "u"\n  From: portal.config.ts\n  How Dutch addresses its reader; a person may choose otherwise in the profile.',
    )
  })

  test('a setting that nobody wrote: what the kernel makes of it', () => {
    expect(say('access.endsAfterCare')).toContain('access.endsAfterCare (setting): "P7D"\n  From: the kernel\'s default')
    expect(say('access.endsAfterCare', { access: { ...config.access, endsAfterCare: 'P3D' } })).toContain('"P3D"\n  From: portal.config.ts')
    expect(say('organisation.phone')).toContain('left out\n  From: nothing says it')
  })

  test('a panel and a part: where it stands, and what it may read', () => {
    expect(say('body')).toContain('body (panel): "Lichaam"\n  From: portal.config.ts, panels[1]')
    expect(say('post.letters')).toContain(
      'post.letters (part): "Brieven"\n  From: plugin "post"\n  It stands in panel "letters" (portal.config.ts, panels[0].parts).',
    )
    expect(say('post.letters')).toContain('It may read: letter.')
  })

  test('a right: who has it, through which set and on what ground', () => {
    expect(say('post.letters:write')).toContain(
      'In the permission set "full" (portal.config.ts, permissionSets.full.rights[1]); self start with it (access.byBasis).',
    )
    expect(say('post.weights:read')).toContain('By law, without a tick: self (the part itself says so).')
    const permissionSets = { full: { title: 'Volledig', rights: ['post.letters:read'] } }
    expect(say('post.letters:write', { permissionSets })).toContain('Nobody has it: it stands in no permission set.')
  })

  test('a permission set and a record type, each of its decisions with who took it', () => {
    expect(say('full')).toContain('permissionSets.full (permission set): "Volledig"')
    expect(say('letter')).toContain('visibleAfter: 86400 s (portal.config.ts, records.letter.visibleAfter).')
    expect(say('letter')).toContain('staffNames: role (the default).')
    expect(say('weight')).toContain('staffNames: show (the default: nothing in it names staff).')
  })

  test('an option of a plugin and of a source, written or by default', () => {
    const changes = { plugins: [post({ photos: false })] }
    expect(say('post.photos', changes)).toContain('post.photos (option): false\n  From: portal.config.ts\n  Whether photos may be placed.')
    expect(say('post.photos', { plugins: [post()] })).toContain('true\n  From: the default of post')
    expect(say('folder.every', { sources: [source({}, { every: '1h' })] })).toContain('"1h"\n  From: portal.config.ts')
  })

  test('a plugin by its id: everything below it, without its texts', () => {
    const said = say('post', { plugins: [post()] })
    expect(said).toContain('post.letters (part)')
    expect(said).toContain('post.letters:write (right)')
    expect(said).toContain('post.photos (option)')
    expect(said).not.toContain('(text)')
  })
})

describe('a secret is never said', () => {
  const changes = {
    plugins: [
      post({ apiToken: 'tok_13579', greeting: 'sesam-13579', words: ['een-13579'], folder: 'https://zorg:wacht-13579@ecd.example/' }),
    ],
  }

  test.each([undefined, 'post', 'post.apiToken', 'post.greeting', 'post.folder', 'post.words', 'options', 'tok_13579'])(
    'asked about %s',
    (word) => {
      for (const json of [false, true])
        expect(explain(word, toExplained(changes), json).output.replace(`"${word}"`, '')).not.toContain('13579')
    },
  )

  test('and what the environment holds is said by the name of the variable', () => {
    const said = say(
      'post.folder',
      { plugins: [post({ folder: '/srv/export' })] },
      { environment: { VOORDEUR_EXPORT: '/srv/export', LANG: 'nl' } },
    )
    expect(said).not.toContain('/srv/export')
    expect(said).toContain('From: portal.config.ts, with what the environment variable VOORDEUR_EXPORT holds')
  })
})

test('a text that was made with a secret of the environment is not said either', () => {
  const environment = { ECD_TOKEN: 'sesam-13579', PWD: '/srv/portal' }
  const changes = { plugins: [post({ header: 'Token sesam-13579', folder: '/srv/portal/export' })] }
  expect(say('post.header', changes, { environment })).toContain('with what the environment variable ECD_TOKEN holds')
  expect(say('post.header', changes, { environment })).not.toContain('sesam')
  expect(say('post.folder', changes, { environment })).toContain('"/srv/portal/export"')
})

describe('a text as it stands on the screen', () => {
  test('leads to its key, who brings it, and how to say it otherwise', () => {
    const said = say('  brieven   schrijven ')
    expect(said).toContain('post.letters.right.write (text): "Brieven schrijven"\n  From: plugin "post"')
    expect(said).toContain("language: { messages: { nl: { 'post.letters.right.write': '…' } } }")
  })

  test('is found with the terms of the organisation in it, and says which term that is', () => {
    const said = say('Uw ondersteuningsplan', { language: { default: 'nl', form: 'u', terms: { plan: 'ondersteuningsplan' } } })
    expect(said).toContain('post.plan (text)')
    expect(said).toContain("language: { terms: { plan: '…' } }")
  })

  test('is found in either form of address, and with a value in its gap', () => {
    const messages = {
      nl: {
        ...plugin().messages.nl,
        ask: '{form, select, je {Vraag je} other {Vraagt u}} dit aan {name}?',
        many: '{n, plural, one {# dag} other {# dagen}}',
      },
      en: { ...plugin().messages.en, ask: 'Do you ask {name} this?', many: '{n, plural, one {# day} other {# days}}' },
    }
    const changes = { plugins: [plugin({ messages })] }
    expect(say('Vraagt u dit aan Anna de Vries?', changes)).toContain('post.ask (text)')
    expect(say('Vraag je dit aan Bram?', changes)).toContain('post.ask (text)')
    expect(say('12 dagen', changes)).toContain('post.many (text)')
  })

  test('of a panel leads to the configuration', () => {
    expect(say('Lichaam')).toContain('panels[1].title (text): "Lichaam"\n  From: portal.config.ts')
  })

  test('that the organisation replaced says what it was', () => {
    const language = { default: 'nl', form: 'u', messages: { nl: { 'post.letters.title': 'Correspondentie' } } }
    const said = say('Correspondentie', { language })
    expect(said).toContain('From: portal.config.ts, language.messages.nl')
    expect(said).toContain('Without the configuration it is "Brieven".')
  })

  test('that nobody says gets the nearest, and the exit code of nothing found', () => {
    expect(explain('Brievem', toExplained(), false)).toEqual({
      output: 'Nothing here is called "Brievem", and no text says it. Did you mean "Brieven"?',
      exitCode: 1,
    })
    expect(explain('language.from', toExplained(), false).output).toContain('Did you mean "language.form"?')
    expect(explain('xyzzy', toExplained(), false).output).not.toContain('Did you mean')
  })
})

describe('explaining everything', () => {
  test('is one line for each thing, and JSON has every text too', () => {
    const said = say()
    for (const line of [
      'Panels',
      '  letters: "Post" (portal.config.ts, panels[0])',
      '  post.letters:write: "Brieven schrijven" (plugin "post")',
      '  language.form: "u" (portal.config.ts)',
    ])
      expect(said.split('\n')).toContain(line)
    const json: unknown = JSON.parse(explain(undefined, toExplained(), true).output)
    expect(json).toMatchObject({
      ok: true,
      facts: expect.arrayContaining([expect.objectContaining({ kind: 'text', name: 'post.letters.title' })]),
    })
  })

  test.each(['panels', 'parts', 'rights', 'sets', 'records', 'settings', 'texts'])('and a list can be asked for: %s', (word) => {
    expect(explain(word, toExplained(), false)).toMatchObject({ exitCode: 0, output: expect.stringMatching(/^[A-Z][a-z ]+\n {2}/u) })
  })

  test('a package is named where the file imports the factory', () => {
    const packages = findPackages("import { dossier, prikbord as bord } from '@voordeur/plugin-all'\nimport { own } from './own.ts'\n")
    expect([...packages]).toEqual([
      ['dossier', '@voordeur/plugin-all'],
      ['bord', '@voordeur/plugin-all'],
    ])
    expect(say('post.letters', {}, { packages: new Map([['post', '@zonnehof/post']]) })).toContain('plugin "post" (@zonnehof/post)')
  })
})

describe('a problem', () => {
  test('is explained without a configuration: its page, or where to read about it', async () => {
    const asked = { directory: '/nowhere', json: false, now: new Date(0), environment: {} }
    expect(await runExplain({ ...asked, word: 'PART_UNKNOWN' })).toMatchObject({
      exitCode: 0,
      output: expect.stringContaining('PART_UNKNOWN'),
    })
    expect(await runExplain({ ...asked, word: 'PART_UNKOWN' })).toEqual({
      exitCode: 1,
      output: 'There is no problem PART_UNKOWN. Did you mean "PART_UNKNOWN"?',
    })
    expect(await runExplain(asked)).toMatchObject({ exitCode: 1, output: expect.stringContaining('CONFIG_NOT_FOUND') })
  })

  test('its page is the one with its name, where there is one', () => {
    const folder = mkdtempSync(join(tmpdir(), 'voordeur-explain-'))
    writeFileSync(join(folder, 'part-unknown.md'), '# PART_UNKNOWN\n\nA panel names a part that nobody brings.\n')
    expect(explainProblem('PART_UNKNOWN', [folder]).text).toBe('PART_UNKNOWN\n\nA panel names a part that nobody brings.')
    expect(explainProblem('TWO_CORES', [folder]).text).toContain('docs/problems/two-cores.md')
    rmSync(folder, { recursive: true })
  })

  test('every code has a page that can be read in a terminal, with what is printed for it', () => {
    for (const code of PROBLEM_CODES) {
      const { text } = explainProblem(code)
      expect(text.startsWith(`${code}\n\n`)).toBe(true)
      expect(text).toMatch(new RegExp(`^ {4}${code} {3}`, 'mu'))
      expect(text).not.toMatch(/```|<!--|^#|\]\(\.\.\//mu)
    }
  })

  test('every code has the form of one, and no jargon of a record does', () => {
    expect(PROBLEM_CODES.filter((code) => !isProblemCode(code))).toEqual([])
    expect(['WZD', 'ADL', 'Wie heeft gekeken', 'language.form'].filter((word) => isProblemCode(word))).toEqual([])
  })
})
