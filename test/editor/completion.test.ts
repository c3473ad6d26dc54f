import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CONFIG_SCHEMA } from '../../packages/core/src/compose/config-schema.ts'
import { everyFactory } from './every-factory.ts'
import { openEditor, type Editor, type OpenFile } from './open-editor.ts'
import { writeOptions, type WrittenOption } from './write-options.ts'

const FILE = 'examples/laurens/portal.config.ts'
const laurens = readFileSync(join(import.meta.dirname, '../..', FILE), 'utf8')

/** A file with the place at which somebody types, marked by a bar. */
function toTyped(from: string, to: string): { readonly text: string; readonly offset: number } {
  const at = laurens.indexOf(from)
  expect(at, from).toBeGreaterThan(0)
  const [before = '', after = ''] = to.split('|')
  return { text: laurens.slice(0, at) + before + after + laurens.slice(at + from.length), offset: at + before.length }
}

let editor: Editor
let files = 0

beforeAll(async () => {
  editor = await openEditor()
})
afterAll(() => {
  editor.close()
})

// Beside the file itself, so that it is read with the same settings and packages.
const open = (text: string, folder = 'examples/laurens'): OpenFile => editor.open(`${folder}/typed-${(files += 1)}.config.ts`, text)

async function completeAt(from: string, to: string): Promise<readonly string[]> {
  const { text, offset } = toTyped(from, to)
  return open(text).complete(offset)
}

describe('an editor completes portal.config.ts', () => {
  test('with the parts that the plugins bring', async () => {
    const parts = await completeAt("parts: ['dossier.timeline', 'dossier.reading', 'dossier.plan']", "parts: ['|']")
    expect(parts).toEqual(expect.arrayContaining(['dossier.timeline', 'prikbord.board', 'berichten.inbox', 'beheer.correction']))
    expect(parts.every((id) => /^[a-z-]+\.[a-z-]+$/u.test(id))).toBe(true)
  })

  test.each([
    [
      'the rights of the parts',
      "['dossier.personal:read', 'dossier.contacts:read', 'dossier.coverage:read']",
      "['|']",
      ['prikbord.board:post', 'beheer.audit:read'],
    ],
    ['the sets that there are', "mentor: 'volledig'", "mentor: '|'", ['volledig', 'familie', 'financieel']],
    ['icons that suit a portal', "icon: 'folder-open'", "icon: '|'", ['folder-open', 'calendar']],
    ['the colours of a panel', "colour: 'yellow'", "colour: '|'", ['yellow', 'teal']],
    ['the layouts', "layout: 'panels'", "layout: '|'", ['panels', 'menu']],
    ['the options of a plugin', 'prikbord()', 'prikbord({ | })', ['photos?', 'replies?', 'hiding?']],
    ['the ways an option can be', "between: 'contacts'", "between: '|'", ['contacts', 'coordinator']],
    ['the policies of signing in', "policy: 'laurens'", "policy: '|'", ['default', 'laurens']],
    [
      'the settings of a record type',
      "report: { staffNames: 'show' }",
      'report: { | }',
      ['visibleAfter?', 'staffNames?', 'discussedOnly?'],
    ],
  ])('with %s', async (_, from, to, expected) => {
    expect(await completeAt(from, to)).toEqual(expect.arrayContaining(expected))
  })

  test('and underlines a part that no plugin brings', async () => {
    const problems = await open(laurens.replace("'dossier.plan']", "'dossier.plam']")).problems()
    expect(problems.join('\n')).toContain('"dossier.plam"')
  })
})

describe('an editor says what a setting is for, in the words that `voordeur explain` has', () => {
  const { text, options } = toEverything()
  let everything: OpenFile

  beforeAll(() => {
    everything = open(text, 'test')
  })

  test.each(options.map((option) => [option.path, option] as const))('%s', async (_, { says, offset }) => {
    expect(says, 'its schema says nothing of it').toBeDefined()
    expect(await everything.hover(offset)).toContain(says?.replace(/\.$/u, ''))
  })
})

/** One file in which every setting of a portal and every option of every factory is written once. */
function toEverything(): { readonly text: string; readonly options: readonly WrittenOption[] } {
  const names = [...new Map(everyFactory.map(({ name, from }) => [name, from]))]
  let text = `import { definePortal } from '@voordeur/core'\n${names.map(([name, from]) => `import { ${name} } from '@voordeur/${from}'\n`).join('')}`
  const options: WrittenOption[] = []
  const add = (before: string, schema: Parameters<typeof writeOptions>[0], fixed: Readonly<Record<string, string>> = {}) => {
    text += before
    const written = writeOptions(schema, { offset: text.length, path: [before.replace(/\W+$/u, '')], fixed })
    text += `${written.text})\n`
    options.push(...written.options)
  }
  add('definePortal(', CONFIG_SCHEMA)
  for (const { name, given, fixed, without } of everyFactory)
    for (const { schema } of given) add(`${name}(`, leaveOut(schema, without), fixed)
  return { text, options }
}

function leaveOut(schema: Parameters<typeof writeOptions>[0], keys: readonly string[] = []): Parameters<typeof writeOptions>[0] {
  const { shape } = schema._zod.def as { readonly shape?: Readonly<Record<string, unknown>> }
  if (shape === undefined || keys.every((key) => !(key in shape)) || !('omit' in schema)) return schema
  // A refined schema can not be told to do without a key; what it is made of can.
  const own = Object.fromEntries(Object.entries(shape).filter(([key]) => !keys.includes(key)))
  return Object.create(schema, {
    _zod: { value: Object.create(schema._zod, { def: { value: { ...schema._zod.def, shape: own } } }) },
  }) as typeof schema
}
