import { describe, expect, test } from 'vitest'
import { definePortal } from '../define/portal.ts'
import { defineFeed } from '../define/part-feed.ts'
import { publicAccess } from '../define/public-access.ts'
import { defineRecord, type RecordType } from '../define/record.ts'
import { z } from 'zod'
import { compose } from './compose.ts'
import {
  authenticator,
  config,
  environment,
  hello,
  Letter,
  messages,
  onlyProblem,
  part,
  plugin,
  portal,
  problemsOf,
  source,
  Weight,
  weights,
} from './portal.fixture.ts'

const [letters, body] = config.panels

function withParts(...parts: ReturnType<typeof part>[]) {
  return { plugins: [plugin({ parts: () => [...parts, weights, hello] })] }
}

function codesOf(changes: Readonly<Record<string, unknown>>) {
  return problemsOf(changes).map(({ code }) => code)
}

/** A definition as a second copy of core would have made it. */
function byOtherCopy<T extends object>(definition: T): T {
  return { ...definition, madeBy: 'core#other' }
}

describe('what is not a portal', () => {
  test.each([null, undefined, 'a string', 42, [], {}, () => 1, Symbol('s'), new Map()])('is refused: %s', (junk) => {
    expect(compose(junk, environment)).toMatchObject({ ok: false, problems: [{ code: 'NOT_A_PORTAL' }] })
  })

  test('a module is told apart from what it exports', () => {
    expect(compose({ default: portal() }, environment)).toMatchObject({
      problems: [{ code: 'NOT_A_PORTAL', cause: expect.stringContaining('a whole module') }],
    })
  })

  test('a portal whose reading throws is a problem with its place', () => {
    const panels = [
      {
        ...letters,
        get title(): string {
          throw new Error('no title today')
        },
      },
      body,
    ]
    const problems = problemsOf({ panels })
    expect(problems[0]).toMatchObject({
      code: 'CONFIG_INVALID',
      place: 'panels[0].title',
      cause: expect.stringContaining('no title today'),
    })
  })

  test('a hostile proxy is a problem, not an exception', () => {
    const hostile = new Proxy(
      {},
      {
        getPrototypeOf: () => {
          throw new Error('gotcha')
        },
      },
    )
    expect(compose(hostile, environment).ok).toBe(false)
    expect(compose(portal({ language: hostile }), environment).ok).toBe(false)
  })
})

test('a schema that throws when it is looked into is a problem, not an exception', () => {
  const schema = z.lazy(() => {
    throw new Error('this schema is broken')
  })
  const broken = defineRecord({ name: 'broken', schema, at: 'when' })
  expect(onlyProblem('CONFIG_INVALID', { sources: [source({ provides: [Letter, Weight, broken] })] }).cause).toContain(
    'this schema is broken',
  )
})

describe('CONFIG_INVALID', () => {
  test('says in the words of the file what is missing', () => {
    const problem = onlyProblem('CONFIG_INVALID', { organisation: { name: 'Zonnehof', url: 'https://zonnehof.example' } })
    expect(problem).toMatchObject({ place: 'organisation.portalName', cause: 'It is missing; it must be text.' })
  })

  test('names an unknown setting with the nearest one', () => {
    expect(onlyProblem('CONFIG_INVALID', { pannels: [] })).toMatchObject({ place: 'pannels', hint: 'Did you mean "panels"?' })
    const organisation = { ...config.organisation, phonee: '1' }
    expect(onlyProblem('CONFIG_INVALID', { organisation })).toMatchObject({ place: 'organisation.phonee', hint: 'Did you mean "phone"?' })
  })

  test('names a panel by its id', () => {
    const problem = onlyProblem('CONFIG_INVALID', { panels: [{ ...letters, colour: 'yelow' }, body] })
    expect(problem).toMatchObject({ place: 'panels[0].colour (panel "letters")', hint: 'Did you mean "yellow"?' })
  })

  test('says when a whole section is missing or of the wrong kind', () => {
    expect(onlyProblem('CONFIG_INVALID', { auth: undefined }).place).toBe('auth')
    expect(onlyProblem('CONFIG_INVALID', { panels: 'dossier' }).cause).toBe('It must be a list; it is "dossier".')
    expect(onlyProblem('CONFIG_INVALID', { permissionSets: undefined, access: {} }).cause).toBe('It is missing; it must be an object.')
  })

  test('refuses a permission set with a name that is none', () => {
    expect(
      onlyProblem('CONFIG_INVALID', { permissionSets: { ...config.permissionSets, 'De Familie': { title: 'Familie', rights: [] } } }).place,
    ).toBe('permissionSets["De Familie"]')
  })

  test('reports every mistake at once', () => {
    const changes = {
      language: { default: 'de', form: 'u' },
      panels: [
        { ...letters, icon: 'mial' },
        { ...body, parts: [] },
      ],
      brake: { records: 2 },
    }
    expect(codesOf(changes).toSorted()).toEqual(['CONFIG_INVALID', 'CONFIG_INVALID', 'ICON_UNKNOWN', 'PANEL_EMPTY'])
  })
})

describe('definitions', () => {
  test('DEFINITION_INVALID when a factory was not called, and nothing of what it would bring is reported as unknown', () => {
    const language = { ...config.language, terms: { plan: 'zorgplan' }, messages: { nl: { 'post.letters.title': 'Post' } } }
    expect(problemsOf({ plugins: [function dossier() {}], language })).toEqual([
      expect.objectContaining({ code: 'DEFINITION_INVALID', place: 'plugins[0]', fix: 'Call it with its options: `dossier()`.' }),
    ])
    const parts = ['post.letters', 'post.nothing']
    expect(codesOf({ plugins: [plugin(), function dossier() {}], panels: [{ ...letters, parts }, body] })).toEqual([
      'DEFINITION_INVALID',
      'PART_UNKNOWN',
    ])
  })

  test('DEFINITION_INVALID when a part lacks what it must have, and nothing else of it is reported', () => {
    const problem = onlyProblem('DEFINITION_INVALID', withParts({ ...part(), load: 'nothing' } as never))
    expect(problem).toMatchObject({ place: 'plugins[0].parts[0].load (post.letters)', cause: 'must be a function.' })
  })

  test('DEFINITION_INVALID when a source delivers what it does not provide', () => {
    const problem = onlyProblem('DEFINITION_INVALID', { sources: [source({ delivers: { leter: 'append' } })] })
    expect(problem).toMatchObject({ place: 'source "folder", delivers', hint: 'Did you mean "letter"?' })
  })

  test('TWO_CORES names everything that the other copy made', () => {
    expect(onlyProblem('TWO_CORES', { plugins: [byOtherCopy(plugin())] }).place).toBe('plugin "post"')
    expect(onlyProblem('TWO_CORES', { sources: [byOtherCopy(source())], auth: byOtherCopy(authenticator()) }).place).toContain(
      'source "folder"',
    )
    expect(compose(byOtherCopy(portal()), environment)).toMatchObject({ ok: false, problems: [{ code: 'TWO_CORES' }] })
  })

  test('API_VERSION of a plugin and of a source', () => {
    const [problem] = problemsOf({ plugins: [{ ...plugin(), api: 2 }] })
    expect(problem).toMatchObject({ code: 'API_VERSION', place: 'plugins[0] (plugin "post")' })
    expect(codesOf({ sources: [{ ...source(), api: 2 }] })).toEqual(['API_VERSION'])
  })

  test('OPTION_INVALID for options of a plugin, a source and the authenticator', () => {
    expect(
      onlyProblem('OPTION_INVALID', { plugins: [{ ...plugin(), parts: [], optionProblems: ['photos: must be a boolean'] }] }).place,
    ).toBe('plugin "post", options')
    expect(onlyProblem('OPTION_INVALID', { sources: [source({}, { folderr: '.' })] }).cause).toContain('folderr')
    expect(onlyProblem('OPTION_INVALID', { auth: authenticator({ optionProblems: ['policy: unknown'] }) }).place).toBe('auth, options')
  })
})

describe('ids', () => {
  test("PLUGIN_ID_INVALID for what can not stand in an address, and for what stands in core's own addresses", () => {
    const bare = { panels: [], permissionSets: {}, access: {} }
    expect(onlyProblem('PLUGIN_ID_INVALID', { ...bare, plugins: [plugin({ id: 'Post!' })] }).place).toBe('plugin "Post!"')
    for (const id of ['core', 'panel', 'als', 'download'])
      expect(codesOf({ ...bare, plugins: [plugin({ id })] })).toContain('PLUGIN_ID_INVALID')
  })

  test('PART_ID_INVALID', () => {
    const parts = { panels: [body], permissionSets: {}, access: {}, ...withParts(part({ id: 'Let ters' })) }
    expect(onlyProblem('PART_ID_INVALID', parts).place).toBe('plugin "post", part "Let ters"')
  })

  test('RIGHT_ID_INVALID', () => {
    const changed = part({ rights: { read: {}, write: { title: 'letters.title' }, 'Do it': { title: 'letters.title' } } })
    expect(onlyProblem('RIGHT_ID_INVALID', withParts(changed)).place).toBe('post.letters, right "Do it"')
  })

  test('DUPLICATE_PLUGIN, also with the authenticator', () => {
    expect(codesOf({ plugins: [plugin(), plugin()] })).toContain('DUPLICATE_PLUGIN')
    expect(onlyProblem('DUPLICATE_PLUGIN', { auth: authenticator({ id: 'post' }) }).place).toBe('plugin "post"')
  })

  test('DUPLICATE_PART', () => {
    expect(onlyProblem('DUPLICATE_PART', withParts(part(), part())).place).toBe('part "post.letters"')
  })

  test('DUPLICATE_PANEL', () => {
    const problem = onlyProblem('DUPLICATE_PANEL', { panels: [letters, { ...body, id: 'letters' }] })
    expect(problem.place).toBe('panel "letters"')
    expect(problem.cause).toMatch(/panels\[0\] \(".+"\) and panels\[1\] \(".+"\)\.$/)
  })

  test('DUPLICATE_SOURCE', () => {
    expect(onlyProblem('DUPLICATE_SOURCE', { sources: [source(), source({}, { leads: false })] }).fix).toContain('`name`')
  })
})

describe('panels', () => {
  test('PART_UNKNOWN with the nearest part', () => {
    const problem = onlyProblem('PART_UNKNOWN', { panels: [{ ...letters, parts: ['post.lettres'], summary: [] }, body] })
    expect(problem).toMatchObject({ place: 'panels[0].parts[0] (panel "letters")', hint: 'Did you mean "post.letters"?' })
  })

  test('parts of a plugin that could not be read are not reported as unknown', () => {
    expect(codesOf({ plugins: [{ ...plugin(), parts: [], optionProblems: ['x: wrong'] }] })).toEqual(['OPTION_INVALID'])
    expect(codesOf({ plugins: [{ ...plugin(), messages: 'none' }] })).toEqual(['DEFINITION_INVALID'])
  })

  test('PART_PLACED_TWICE', () => {
    const problem = onlyProblem('PART_PLACED_TWICE', { panels: [letters, { ...body, parts: ['post.weights', 'post.letters'] }] })
    expect(problem).toMatchObject({ place: 'panels[1].parts[1] (panel "body")', cause: expect.stringContaining('panels[0].parts[0]') })
  })

  test('PANEL_HIDDEN', () => {
    expect(onlyProblem('PANEL_HIDDEN', { panels: [letters, { ...body, summary: [], inMenu: false }] }).place).toBe(
      'panels[1] (panel "body")',
    )
  })

  test('PANEL_EMPTY', () => {
    expect(onlyProblem('PANEL_EMPTY', { panels: [letters, { ...body, parts: [] }] }).place).toBe('panels[1] (panel "body")')
  })

  test('a part that is misspelled is told once, and is no advice for the summary that spells it right', () => {
    const panels = [{ ...letters, parts: ['post.lettesr'], summary: ['post.letters'] }]
    expect(problemsOf({ panels }).map(({ code }) => code)).toEqual(['PART_UNKNOWN'])
  })

  test('SUMMARY_UNKNOWN for a part of another panel and for a part without summary', () => {
    expect(onlyProblem('SUMMARY_UNKNOWN', { panels: [letters, { ...body, summary: ['post.letters'] }] }).cause).toContain(
      'not in this panel',
    )
    expect(onlyProblem('SUMMARY_UNKNOWN', { panels: [letters, { ...body, summary: ['post.weights'] }] }).cause).toContain('no summary')
  })

  test('ICON_UNKNOWN for a panel and for a part, with the nearest icon', () => {
    expect(onlyProblem('ICON_UNKNOWN', { panels: [letters, { ...body, icon: 'haert' }] })).toMatchObject({ hint: 'Did you mean "heart"?' })
    expect(onlyProblem('ICON_UNKNOWN', withParts(part({ icon: 'mial' }))).place).toBe('post.letters')
  })
})

describe('rights', () => {
  test('RIGHT_UNKNOWN with the nearest right', () => {
    const problem = onlyProblem('RIGHT_UNKNOWN', { permissionSets: { full: { title: 'Volledig', rights: ['post.letters:raed'] } } })
    expect(problem).toMatchObject({ place: 'permissionSets.full.rights[0]', hint: 'Did you mean "post.letters:read"?' })
  })

  test('RIGHT_EXPLICIT_IN_SET', () => {
    const problem = onlyProblem('RIGHT_EXPLICIT_IN_SET', { permissionSets: { full: { title: 'Volledig', rights: ['post.weights:read'] } } })
    expect(problem.fix).toBe('Remove it from the set.')
  })

  test('REQUESTS_UNANSWERED where people can ask for access and nobody answers', () => {
    expect(onlyProblem('REQUESTS_UNANSWERED', { access: { requests: true } }).place).toBe('access.requests')
    expect(onlyProblem('REQUESTS_UNANSWERED', { access: { requests: { evidenceFor: ['mentor'] } } }).place).toBe('access.requests')
    expect(problemsOf({ access: { requests: false } })).toEqual([])
  })

  test('SET_UNKNOWN with the nearest set', () => {
    const problem = onlyProblem('SET_UNKNOWN', { access: { byBasis: { 'parental-authority': 'ful' } } })
    expect(problem).toMatchObject({ place: 'access.byBasis["parental-authority"]', hint: 'Did you mean "full"?' })
  })

  test('ACCESS_UNDECLARED for a part that says nothing: default deny', () => {
    const silent = part({ rights: { write: { title: 'letters.right.write' } } })
    const permissionSets = { full: { title: 'Volledig', rights: ['post.letters:write'] } }
    expect(onlyProblem('ACCESS_UNDECLARED', { permissionSets, ...withParts(silent) })).toMatchObject({
      place: 'post.letters',
      cause: 'A part must name the right that opens it.',
    })
  })

  test('ACCESS_UNDECLARED for an action that names no right, in the words of the contract', () => {
    const actions = { pin: { input: z.strictObject({}), run: async () => undefined } as never }
    expect(onlyProblem('ACCESS_UNDECLARED', withParts(part({ actions })))).toEqual({
      code: 'ACCESS_UNDECLARED',
      place: 'post.letters, action "pin"',
      cause: 'An action must name the right it needs.',
      fix: "Add `right: 'write'` (declared rights: read, write), or `publicAccess('why')`.",
    })
  })

  test('ACCESS_UNDECLARED for public access without a reason', () => {
    const changed = part({ rights: { write: { title: 'letters.right.write' } }, access: publicAccess(' ') })
    const permissionSets = { full: { title: 'Volledig', rights: [] } }
    expect(onlyProblem('ACCESS_UNDECLARED', { permissionSets, ...withParts(changed) }).cause).toContain('without a reason')
  })

  test('ACCESS_AMBIGUOUS for a part with both', () => {
    expect(onlyProblem('ACCESS_AMBIGUOUS', withParts(part({ access: publicAccess('why not') }))).place).toBe('post.letters')
  })

  test('ACTION_RIGHT_UNKNOWN with the nearest right', () => {
    const actions = { pin: { right: 'wirte', input: z.strictObject({}), run: async () => undefined } }
    expect(onlyProblem('ACTION_RIGHT_UNKNOWN', withParts(part({ actions })))).toMatchObject({ hint: 'Did you mean "write"?' })
  })

  test('SCOPE_MISMATCH for a basis or a condition where there is no client', () => {
    const byBasis = part({ scope: 'account', rights: { read: { byBasis: ['self'] }, write: { title: 'letters.title' } } })
    expect(onlyProblem('SCOPE_MISMATCH', withParts(byBasis)).place).toBe('post.letters, right "read"')
    expect(onlyProblem('SCOPE_MISMATCH', withParts(part({ scope: 'account', applies: [Letter] }))).place).toBe('post.letters')
  })
})

describe('record types and sources', () => {
  test('TYPE_UNPROVIDED names the part and what is provided', () => {
    const problem = onlyProblem('TYPE_UNPROVIDED', { sources: [source({ provides: [Letter] })] })
    expect(problem).toMatchObject({ place: 'post.weights', cause: expect.stringContaining('"weight"') })
    expect(codesOf({ sources: [], records: {} })).toEqual(['TYPE_UNPROVIDED', 'TYPE_UNPROVIDED'])
  })

  test('TYPE_UNPROVIDED is no problem of a part that still has a type to apply by, or that stands on no panel', () => {
    const placesOf = (...parts: ReturnType<typeof part>[]) =>
      problemsOf({ sources: [source({ provides: [Letter] })], ...withParts(...parts) })
        .filter(({ code, place }) => code === 'TYPE_UNPROVIDED' && place !== 'post.weights')
        .map(({ place }) => place)
    const both = [Letter, Weight]
    expect(placesOf(part({ reads: both, applies: both }))).toEqual([])
    expect(placesOf(part({ reads: both, applies: [Letter] }))).toEqual(['post.letters'])
    expect(placesOf(part(), part({ id: 'spare', reads: [Weight] }))).toEqual([])
  })

  test('APPLIES_UNREAD', () => {
    expect(onlyProblem('APPLIES_UNREAD', withParts(part({ applies: [Weight] }))).place).toBe('post.letters')
  })

  const found = (type: RecordType, title = 'letters.title') => ({ type, title, link: () => ({}) })

  test('SEARCH_UNREAD for what a part finds and does not read', () => {
    expect(onlyProblem('SEARCH_UNREAD', withParts(part({ search: [found(Weight)] }))).place).toBe('post.letters, search "weight"')
  })

  test.each([
    { what: 'a type without text to find', changes: { reads: [Weight], search: [found(Weight)] }, place: 'post.letters, search "weight"' },
    { what: 'a type that stands twice', changes: { search: [found(Letter), found(Letter)] }, place: 'post.letters, search "letter"' },
    {
      what: 'a part that is not about a client',
      changes: { scope: 'account', search: [found(Letter)] } as const,
      place: 'post.letters',
    },
  ])('SEARCH_INVALID for $what', ({ changes, place }) => {
    expect(onlyProblem('SEARCH_INVALID', withParts(part(changes))).place).toBe(place)
  })

  test('MESSAGE_MISSING for a kind of hit without a name', () => {
    const problem = onlyProblem('MESSAGE_MISSING', withParts(part({ search: [found(Letter, 'letters.hit')] })))
    expect(problem.place).toBe('post.letters, search "letter"')
  })

  test('FILES_UNREAD and FILES_SCOPE', () => {
    expect(onlyProblem('FILES_UNREAD', withParts(part({ files: [Weight] })))).toMatchObject({
      place: 'post.letters',
      cause: expect.stringContaining('"weight"'),
    })
    const own = part({ scope: 'account', rights: {}, access: publicAccess('It is the reader’s own.'), reads: [], files: [Letter] })
    expect(codesOf(withParts(own))).toEqual(expect.arrayContaining(['FILES_SCOPE']))
  })

  test('FEED_SCOPE, and MESSAGE_MISSING for a feed without words', () => {
    const feed = defineFeed({ title: 'letters.title', text: 'letters.title', mime: 'text/calendar', load: async () => '', write: () => '' })
    const own = part({ scope: 'account', rights: {}, access: publicAccess('It is the reader’s own.'), reads: [], feed })
    expect(codesOf(withParts(own))).toEqual(expect.arrayContaining(['FEED_SCOPE']))
    const problem = onlyProblem('MESSAGE_MISSING', withParts(part({ feed: { ...feed, text: 'letters.nergens' } })))
    expect(problem.place).toBe('post.letters, feed')
  })

  test('TYPE_POLICY_UNKNOWN with the nearest type', () => {
    const problem = onlyProblem('TYPE_POLICY_UNKNOWN', { records: { leter: { discussedOnly: true } } })
    expect(problem).toMatchObject({ place: 'records.leter', hint: 'Did you mean "letter"?' })
  })

  test('DISCUSSED_UNKNOWN for a type of which no source can say what was discussed', () => {
    const records = { letter: { discussedOnly: true } }
    const silent = source({ knowsDiscussed: false })
    expect(onlyProblem('DISCUSSED_UNKNOWN', { records, sources: [silent] })).toMatchObject({
      place: 'records.letter',
      cause: expect.stringContaining('folder'),
    })
    expect(codesOf({ records, sources: [silent, source({}, { name: 'other', leads: false })] })).toEqual([])
    expect(codesOf({ records: { letter: { staffNames: 'show' } }, sources: [silent] })).toEqual([])
  })

  test('DUPLICATE_RECORD_TYPE for two definitions of one name', () => {
    const other = defineRecord({ name: 'letter', schema: z.strictObject({}) })
    expect(onlyProblem('DUPLICATE_RECORD_TYPE', withParts(part({ reads: [other] }))).place).toBe('record "letter"')
  })

  test.each([
    { field: 'at', changes: { at: 'when' } },
    { field: 'staffNames', changes: { staffNames: ['author.nmae'] } },
    { field: 'freeText', changes: { freeText: ['text.*'] } },
    { field: 'search', changes: { search: ['subject'] } },
  ])('RECORD_PATH_INVALID for $field', ({ field, changes }) => {
    const type = defineRecord({ ...Letter, name: 'note', ...changes })
    expect(onlyProblem('RECORD_PATH_INVALID', { sources: [source({ provides: [Letter, Weight, type] })] }).place).toBe(
      `record "note", ${field}`,
    )
  })

  test('NO_LEADING_SOURCE and TWO_LEADING_SOURCES', () => {
    expect(onlyProblem('NO_LEADING_SOURCE', { sources: [source({}, { leads: false })] }).place).toBe('sources')
    expect(onlyProblem('TWO_LEADING_SOURCES', { sources: [source(), source({ id: 'second' })] }).cause).toContain('folder, second')
  })
})

describe('NOTHING of a correct portal', () => {
  test('is a problem', () => {
    expect(problemsOf({})).toEqual([])
    expect(compose(definePortal(config), environment).ok).toBe(true)
    expect(messages.nl).toHaveProperty('plan')
  })
})
