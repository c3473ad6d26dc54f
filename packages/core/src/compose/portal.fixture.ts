import { z } from 'zod'
import { defineAuthenticator, type Authenticator } from '../define/authenticator.ts'
import { definePart, type PartInput } from '../define/part.ts'
import type { Scope } from '../define/part-context.ts'
import { definePlugin, type Plugin, type PluginInput } from '../define/plugin.ts'
import { definePortal, type PortalConfig, type PortalDefinition } from '../define/portal.ts'
import { publicAccess } from '../define/public-access.ts'
import { defineRecord } from '../define/record.ts'
import { defineSource, type Source, type SourceInput } from '../define/source.ts'
import { compose, type Composed } from './compose.ts'
import type { Composition } from './composition.ts'
import type { ComposeEnvironment } from './environment.ts'
import type { Problem, ProblemCode } from './problem.ts'

/** A record type with staff and prose. */
export const Letter = defineRecord({
  name: 'letter',
  schema: z.strictObject({ writtenAt: z.string(), text: z.string(), author: z.strictObject({ name: z.string() }).optional() }),
  at: 'writtenAt',
  staffNames: ['author'],
  freeText: ['text'],
})

/** A record type without either. */
export const Weight = defineRecord({ name: 'weight', schema: z.strictObject({ on: z.string(), kilo: z.number() }), at: 'on' })

type AnyPart = Partial<PartInput<string, string, Scope, unknown, unknown, Readonly<Record<string, unknown>>, unknown, readonly unknown[]>>

/** A part that is right, with what a test changes. */
export function part(changes: AnyPart = {}) {
  return definePart({
    id: 'letters',
    title: 'letters.title',
    icon: 'mail',
    scope: 'client',
    rights: { read: {}, write: { title: 'letters.right.write' } },
    reads: [Letter],
    load: async () => ({}),
    view: () => 'letters',
    summary: { load: async () => ({}), view: () => 'newest' },
    actions: { write: { right: 'write', input: z.strictObject({}), run: async () => undefined } },
    ...changes,
  })
}

/** A part that shows weights and has no summary. */
export const weights = definePart({
  id: 'weights',
  title: 'weights.title',
  icon: 'scale',
  scope: 'client',
  rights: { read: { explicit: true, byBasis: ['self'] } },
  reads: [Weight],
  applies: [Weight],
  load: async () => ({}),
  view: () => 'weights',
})

/** A part of the account that everybody may open. */
export const hello = definePart({
  id: 'hello',
  title: 'hello.title',
  icon: 'user',
  scope: 'account',
  rights: {},
  access: publicAccess('It shows nothing but a greeting.'),
  load: async () => ({}),
  view: () => 'hello',
})

const nl = {
  'letters.title': 'Brieven',
  'letters.right.write': 'Brieven schrijven',
  'weights.title': 'Gewicht',
  'hello.title': 'Hallo',
  plan: 'Uw {term_plan}',
  'term.plan': 'zorgplan',
}
const en = {
  'letters.title': 'Letters',
  'letters.right.write': 'Write letters',
  'weights.title': 'Weight',
  'hello.title': 'Hello',
  plan: 'Your {term_plan}',
  'term.plan': 'care plan',
}

/** The catalogues of the plugin. */
export const messages = { nl, en }

/** A plugin that is right, with what a test changes. */
export function plugin(changes: Partial<PluginInput<string, z.ZodType, ReturnType<typeof part>>> = {}): Plugin {
  return definePlugin({ id: 'post', api: 1, messages, parts: () => [part(), weights, hello], ...changes })()
}

/** A source that is right, with what a test changes. */
export function source(changes: Partial<SourceInput<z.ZodType>> = {}, options: Readonly<Record<string, unknown>> = {}): Source {
  return defineSource({
    id: 'folder',
    api: 1,
    version: '1',
    options: z.strictObject({}),
    provides: [Letter, Weight],
    async *pull() {},
    ...changes,
  })(options)
}

/** An authenticator that is right, with what a test changes. */
export function authenticator(changes: Partial<Omit<Authenticator, 'voordeur' | 'madeBy'>> = {}): Authenticator {
  return defineAuthenticator({
    id: 'auth',
    messages: { nl: { 'sign-in': 'Inloggen' }, en: { 'sign-in': 'Sign in' } },
    tables: { migrations: {}, personalData: {} },
    findings: [],
    open: async () => {
      throw new Error('not opened in these tests')
    },
    ...changes,
  })
}

/** A configuration that is right. */
export const config: PortalConfig = {
  organisation: { name: 'Zonnehof', portalName: 'Mijn Zonnehof', url: 'https://zonnehof.example/portaal/' },
  language: { default: 'nl', form: 'u' },
  theme: { layout: 'panels' },
  auth: authenticator(),
  sources: [source()],
  plugins: [plugin()],
  panels: [
    {
      id: 'letters',
      title: 'Post',
      colour: 'yellow',
      icon: 'folder-open',
      parts: ['post.letters', 'post.hello'],
      summary: ['post.letters'],
    },
    { id: 'body', title: 'Lichaam', colour: 'green', icon: 'heart', parts: ['post.weights'] },
  ],
  permissionSets: {
    family: { title: 'Familie', rights: ['post.letters:read'] },
    full: { title: 'Volledig', rights: ['post.letters:read', 'post.letters:write'] },
  },
  access: { byBasis: { self: 'full' } },
  records: { letter: { visibleAfter: 'PT24H' } },
}

/** A portal that is right, with what a test changes. Junk is allowed: that is what most tests are about. */
export function portal(changes: Readonly<Record<string, unknown>> = {}): PortalDefinition {
  return definePortal({ ...config, ...changes })
}

/** An environment without a disk. */
export const environment: ComposeEnvironment = {
  directory: '/portal',
  production: false,
  now: new Date('2026-11-22T12:00:00Z'),
  coreMessages: { nl: { 'start.title': 'Start' }, en: { 'start.title': 'Start' } },
  icons: new Set(['mail', 'scale', 'user', 'folder-open', 'heart']),
  readFile: (path) => {
    throw Object.assign(new Error(`no such file ${path}`), { code: 'ENOENT' })
  },
}

/** Composes the portal with these changes. */
export function composeWith(changes: Readonly<Record<string, unknown>> = {}, around: Partial<ComposeEnvironment> = {}): Composed {
  return compose(portal(changes), { ...environment, ...around })
}

/** The problems of the portal with these changes. */
export function problemsOf(changes: Readonly<Record<string, unknown>>, around: Partial<ComposeEnvironment> = {}): readonly Problem[] {
  const composed = composeWith(changes, around)
  return composed.ok ? [] : composed.problems
}

/** The only problem of the portal with these changes; throws when it has none, several, or one of another code. */
export function onlyProblem(
  code: ProblemCode,
  changes: Readonly<Record<string, unknown>>,
  around: Partial<ComposeEnvironment> = {},
): Problem {
  const problems = problemsOf(changes, around)
  const [problem] = problems
  if (problems.length !== 1 || problem?.code !== code) throw new Error(`Expected only ${code}, found ${JSON.stringify(problems, null, 2)}`)
  return problem
}

/** The composition of the portal with these changes; throws with the problems when there is none. */
export function compositionOf(changes: Readonly<Record<string, unknown>> = {}, around: Partial<ComposeEnvironment> = {}): Composition {
  const composed = composeWith(changes, around)
  if (!composed.ok) throw new Error(JSON.stringify(composed.problems, null, 2))
  return composed.composition
}
