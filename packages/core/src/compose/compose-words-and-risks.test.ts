import { describe, expect, test } from 'vitest'
import {
  composeWith,
  authenticator,
  config,
  environment,
  hello,
  messages,
  onlyProblem,
  part,
  plugin,
  problemsOf,
  weights,
} from './portal.fixture.ts'

const without = (key: string, catalogue: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(catalogue).filter(([name]) => name !== key))

function withMessages(nl: Readonly<Record<string, string>>, en: Readonly<Record<string, string>>) {
  return { plugins: [plugin({ messages: { nl, en } })] }
}

describe('messages', () => {
  test('MESSAGE_MISSING for a key that one language lacks', () => {
    const problem = onlyProblem('MESSAGE_MISSING', withMessages({ ...messages.nl, extra: 'Extra' }, messages.en))
    expect(problem).toMatchObject({ place: 'post, messages.en', cause: 'The message "extra" is there in one language and not in "en".' })
  })

  test('MESSAGE_MISSING in the words of core and of the authenticator too', () => {
    expect(onlyProblem('MESSAGE_MISSING', { auth: authenticator({ messages: { nl: { a: 'A' }, en: {} } }) }).place).toBe(
      'auth, messages.en',
    )
    expect(onlyProblem('MESSAGE_MISSING', {}, { coreMessages: { nl: {}, en: { b: 'B' } } }).place).toBe('core, messages.nl')
  })

  test('MESSAGE_MISSING for the title of a part and of a right, with the nearest message', () => {
    const changes = withMessages(without('weights.title', messages.nl), without('weights.title', messages.en))
    expect(problemsOf(changes).map(({ code, place }) => [code, place])).toEqual([
      ['MESSAGE_MISSING', 'post.weights'],
      ['MESSAGE_MISSING', 'post.weights, right "read"'],
    ])
    const misspelt = plugin({
      parts: () => [
        part({ title: 'letters.titel', rights: { read: { title: 'letters.title' }, write: { title: 'letters.title' } } }),
        weights,
        hello,
      ],
    })
    expect(onlyProblem('MESSAGE_MISSING', { plugins: [misspelt] }).hint).toBe('Did you mean "letters.title"?')
  })

  test('MESSAGE_MISSING for a right that is not `read` and has no title', () => {
    const untitled = plugin({ parts: () => [part({ rights: { read: {}, write: {} } }), weights, hello] })
    expect(onlyProblem('MESSAGE_MISSING', { plugins: [untitled] }).place).toBe('post.letters, right "write"')
  })

  test('MESSAGE_MISSING for a term without a word', () => {
    const problem = onlyProblem(
      'MESSAGE_MISSING',
      withMessages({ ...messages.nl, x: '{term_house}' }, { ...messages.en, x: '{term_house}' }),
    )
    expect(problem).toMatchObject({ place: 'message "post.x"', cause: expect.stringContaining('term.house') })
  })

  test('MESSAGE_INVALID for what does not parse', () => {
    const problem = onlyProblem('MESSAGE_INVALID', withMessages({ ...messages.nl, plan: 'Uw {term_plan} {' }, messages.en))
    expect(problem).toMatchObject({ place: 'messages.nl', cause: expect.stringContaining('"post.plan"') })
    expect(
      onlyProblem('MESSAGE_INVALID', { language: { ...config.language, messages: { en: { 'post.plan': '{n, plural, one {1}}' } } } }).place,
    ).toBe('language.messages.en')
  })

  test('OVERRIDE_UNKNOWN for a message and for a term that nothing says', () => {
    const language = { ...config.language, messages: { nl: { 'post.leters.title': 'Post' } } }
    expect(onlyProblem('OVERRIDE_UNKNOWN', { language })).toMatchObject({
      place: 'language.messages.nl',
      hint: 'Did you mean "post.letters.title"?',
    })
    expect(onlyProblem('OVERRIDE_UNKNOWN', { language: { ...config.language, terms: { plann: 'zorgplan' } } })).toMatchObject({
      place: 'language.terms.plann',
      hint: 'Did you mean "plan"?',
    })
  })
})

describe('addresses and durations', () => {
  test.each([
    'zonnehof.example',
    'ftp://zonnehof.example',
    'https://user@zonnehof.example',
    'https://zonnehof.example/?a=1',
    'https://zonnehof.example/#x',
    'https://zonnehof.example/a%20b',
  ])('URL_INVALID: %s', (url) => {
    expect(onlyProblem('URL_INVALID', { organisation: { ...config.organisation, url } }).place).toBe('organisation.url')
  })

  test('URL_INVALID for http in production only', () => {
    const organisation = { ...config.organisation, url: 'http://zonnehof.example' }
    expect(onlyProblem('URL_INVALID', { organisation }, { production: true }).cause).toContain('not encrypted')
    expect(problemsOf({ organisation })).toEqual([])
  })

  test('URL_INVALID for a page of information that is no page', () => {
    expect(onlyProblem('URL_INVALID', { organisation: { ...config.organisation, infoUrl: 'javascript:alert(1)' } }).place).toBe(
      'organisation.infoUrl',
    )
  })

  test.each(['five years', 'P5', 'P0Y', 'P364D', '43800h', 'P1M'])('DURATION_INVALID: an access log is not kept for %s', (keepFor) => {
    expect(onlyProblem('DURATION_INVALID', { audit: { keepFor } }).place).toBe('audit.keepFor')
  })

  test.each(['a year', 'P1Y', 'PT24H'])('DURATION_INVALID: an account does not end after %s', (accountsEndAfter) => {
    expect(onlyProblem('DURATION_INVALID', { access: { accountsEndAfter } }).place).toBe('access.accountsEndAfter')
  })

  test.each(['a week', 'PT24H', '24h', 'P7', '7'])('DURATION_INVALID: access does not end after %s', (endsAfterCare) => {
    expect(onlyProblem('DURATION_INVALID', { access: { endsAfterCare } }).place).toBe('access.endsAfterCare')
  })

  test('DURATION_INVALID for a delay', () => {
    expect(onlyProblem('DURATION_INVALID', { records: { letter: { visibleAfter: 'tomorrow' } } }).place).toBe('records.letter.visibleAfter')
  })

  test('DURATION_INVALID for a source that is never read again', () => {
    const [problem] = problemsOf({ sources: [{ ...config.sources[0], every: '0h' }] })
    expect(problem).toMatchObject({ code: 'DURATION_INVALID', place: 'source "folder", every' })
  })
})

describe('theme and logo', () => {
  const files = (content: string | Uint8Array) => ({
    readFile: () => (typeof content === 'string' ? new TextEncoder().encode(content) : content),
  })
  const tokens = { theme: { layout: 'panels', tokens: './theme.json' } }
  const logo = { theme: { layout: 'panels', logo: './logo.svg' } }

  test('THEME_UNREADABLE', () => {
    expect(onlyProblem('THEME_UNREADABLE', tokens)).toMatchObject({
      place: 'theme.tokens (./theme.json)',
      cause: 'There is no file "./theme.json".',
    })
  })

  test('the file is looked for beside the configuration', () => {
    const asked: string[] = []
    composeWith(tokens, {
      readFile: (path) => {
        asked.push(path)
        return new TextEncoder().encode('{}')
      },
    })
    expect(asked).toEqual([`${environment.directory}/theme.json`])
  })

  test('THEME_INVALID for what is not JSON and for a token nobody knows', () => {
    expect(onlyProblem('THEME_INVALID', tokens, files('{')).cause).toContain('not JSON')
    const unknown = JSON.stringify({ voordeur: { nothing: { $type: 'color', $value: '#000000' } } })
    expect(onlyProblem('THEME_INVALID', tokens, files(unknown)).place).toBe('theme.tokens (./theme.json), voordeur.nothing')
  })

  test('THEME_CONTRAST names the pair, its contrast and what is asked', () => {
    const pale = JSON.stringify({ voordeur: { common: { color: { $type: 'color', text: { $value: '#cccccc' } } } } })
    const [problem] = problemsOf(tokens, files(pale))
    expect(problem).toMatchObject({ code: 'THEME_CONTRAST', cause: expect.stringContaining('4.5:1') })
  })

  test('a theme without tokens has the colours of the portal', () => {
    const composed = composeWith()
    expect(composed.ok && composed.composition.theme.css).toContain('--voordeur-common-color-text')
  })

  test('LOGO_UNREADABLE', () => {
    expect(onlyProblem('LOGO_UNREADABLE', logo).place).toBe('theme.logo (./logo.svg)')
  })

  test('LOGO_UNSAFE', () => {
    expect(onlyProblem('LOGO_UNSAFE', logo, files('<svg><script>1</script></svg>')).cause).toContain('<script>')
  })
})

describe('tables', () => {
  const migrations = { '001': { up: async () => {} } }

  function withTables(tables: object) {
    // A table declaration may lack anything here: that is what is tested.
    return { plugins: [plugin({ tables: { migrations, rows: {}, personalData: {}, ...tables } })] }
  }

  test('TABLES_ROWS_UNDECLARED for a table of nobody, and for migrations that say nothing at all', () => {
    expect(onlyProblem('TABLES_ROWS_UNDECLARED', withTables({ personalData: { post: 'messages, two years' } })).cause).toContain('"post"')
    expect(onlyProblem('TABLES_ROWS_UNDECLARED', withTables({})).place).toBe('plugin "post", tables')
  })

  test('PERSONAL_DATA_UNDECLARED for a table that does not say what it keeps', () => {
    expect(onlyProblem('PERSONAL_DATA_UNDECLARED', withTables({ rows: { post: 'client' } })).cause).toContain('"post"')
    expect(onlyProblem('PERSONAL_DATA_UNDECLARED', withTables({ rows: { post: 'client' }, personalData: { post: ' ' } })).cause).toContain(
      '"post"',
    )
    expect(onlyProblem('PERSONAL_DATA_UNDECLARED', { auth: authenticator({ tables: { migrations, personalData: {} } }) }).place).toBe(
      'auth, tables',
    )
  })
})

describe('risks', () => {
  const finding = { id: 'weak-password', level: 'error', requirement: 'ASVS 6.2.1', message: 'Passwords may be short.' } as const
  const auth = authenticator({ findings: [finding] })
  const acceptance = { id: 'weak-password', reason: 'as in the manual', by: 'board', until: '2026-11-22' }

  test('RISK_UNACCEPTED for an error that nobody accepted, and not for a warning', () => {
    expect(onlyProblem('RISK_UNACCEPTED', { auth }).place).toBe('finding "weak-password"')
    expect(problemsOf({ auth: authenticator({ findings: [{ ...finding, level: 'warning' }] }) })).toEqual([])
  })

  test('RISK_UNACCEPTED for an access log that is kept for less than five years, until it is accepted by name', () => {
    const audit = { keepFor: 'P1824D' }
    expect(onlyProblem('RISK_UNACCEPTED', { audit }).place).toBe('finding "audit-kept-short"')
    expect(problemsOf({ audit, acceptedRisks: [{ ...acceptance, id: 'audit-kept-short' }] })).toEqual([])
    expect(problemsOf({ audit: { keepFor: 'P1825D' } })).toEqual([])
  })

  test('RISK_UNACCEPTED for what the machine reports', () => {
    expect(onlyProblem('RISK_UNACCEPTED', {}, { findings: [finding] }).cause).toContain('ASVS 6.2.1')
  })

  test('an acceptance holds through its last day in Amsterdam', () => {
    const at = (now: string) => problemsOf({ auth, acceptedRisks: [acceptance] }, { now: new Date(now) }).map(({ code }) => code)
    expect(at('2026-11-22T22:59:59Z')).toEqual([])
    expect(at('2026-11-22T23:00:00Z')).toEqual(['RISK_UNACCEPTED'])
  })

  test('an accepted finding stays in sight', () => {
    expect(composeWith({ auth, acceptedRisks: [acceptance] })).toMatchObject({
      ok: true,
      findings: [{ id: 'weak-password', accepted: { by: 'board' } }],
    })
  })

  test('RISK_UNKNOWN for an acceptance of nothing, with the nearest finding', () => {
    const problem = onlyProblem('RISK_UNKNOWN', { auth, acceptedRisks: [acceptance, { ...acceptance, id: 'weak-pasword' }] })
    expect(problem).toMatchObject({ place: 'acceptedRisks[1] (risk "weak-pasword")', hint: 'Did you mean "weak-password"?' })
  })

  test('what core may report on another machine can be accepted on this one', () => {
    expect(problemsOf({ acceptedRisks: [{ ...acceptance, id: 'embedded-database-in-production' }] })).toEqual([])
  })
})
