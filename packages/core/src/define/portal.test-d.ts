// Checked by `tsc -p packages/core`: a line marked as an error that compiles is an error itself.
import { z } from 'zod'
import type { Authenticator } from './authenticator.ts'
import type { ActionContext } from './part-context.ts'
import { definePart } from './part.ts'
import { definePlugin } from './plugin.ts'
import { definePortal, type PortalConfig } from './portal.ts'
import { publicAccess } from './public-access.ts'
import { defineRecord } from './record.ts'

const nothing = { load: async () => ({}), view: () => 'nothing' }
const timeline = definePart({ id: 'timeline', title: 'timeline.title', icon: 'list', scope: 'client', rights: { read: {} }, ...nothing })
const board = definePart({
  id: 'board',
  title: 'board.title',
  icon: 'pin',
  scope: 'client',
  rights: { read: {}, post: { title: 'board.post' } },
  actions: { post: { right: 'post', input: z.strictObject({ text: z.string() }), run: async (_, { text }) => ({ message: text.trim() }) } },
  ...nothing,
})
const letters = definePart({
  id: 'letters',
  title: 'letters.title',
  icon: 'mail',
  scope: 'client',
  rights: { read: {} },
  query: z.strictObject({ letter: z.uuid().optional() }),
  ...nothing,
})
definePart({
  id: 'numbered',
  title: 'numbered.title',
  icon: 'mail',
  scope: 'client',
  rights: { read: {} },
  // @ts-expect-error a parameter of a page is text
  query: z.strictObject({ page: z.number() }),
  ...nothing,
})
const hello = definePart({
  id: 'hello',
  title: 'hello.title',
  icon: 'user',
  scope: 'account',
  rights: {},
  access: publicAccess('A greeting.'),
  ...nothing,
})

const Text = defineRecord({ name: 'text', schema: z.object({ text: z.string() }), search: ['text'] })
const Count = defineRecord({ name: 'number', schema: z.object({ number: z.number() }) })

const messages = { nl: {}, en: {} }
const dossier = definePlugin({ id: 'dossier', api: 1, messages, parts: () => [timeline, letters, hello] })
const prikbord = definePlugin({
  id: 'prikbord',
  api: 1,
  options: z.strictObject({ photos: z.boolean().default(true) }),
  messages,
  parts: ({ photos }) => (photos ? [board] : []),
})

declare const auth: Authenticator
const plugins = [dossier(), prikbord({ photos: false })] as const
const base = {
  organisation: { name: 'Zonnehof', portalName: 'Mijn Zonnehof', url: 'https://zonnehof.example' },
  language: { default: 'nl', form: 'u' },
  theme: { layout: 'panels' },
  auth,
  sources: [],
} satisfies Partial<PortalConfig>
const panel = { id: 'dossier', title: 'Dossier', colour: 'yellow', icon: 'folder-open' } as const

/** Everything is right. */
export const right = definePortal({
  ...base,
  plugins: [dossier(), prikbord({ photos: false })],
  panels: [{ ...panel, parts: ['dossier.timeline', 'dossier.hello', 'prikbord.board'], summary: ['prikbord.board'] }],
  permissionSets: { family: { title: 'Familie', rights: ['dossier.timeline:read', 'prikbord.board:post'] } },
  access: { byBasis: { self: 'family' } },
})

/** A panel names a part that no plugin brings. */
export const wrongPart = definePortal({
  ...base,
  plugins,
  // @ts-expect-error There is no part `dossier.timelin`.
  panels: [{ ...panel, parts: ['dossier.timelin'] }],
  permissionSets: {},
})

/** A summary names a part that no plugin brings. */
export const wrongSummary = definePortal({
  ...base,
  plugins,
  // @ts-expect-error There is no part `prikbord.timeline`.
  panels: [{ ...panel, parts: ['dossier.timeline'], summary: ['prikbord.timeline'] }],
  permissionSets: {},
})

/** A permission set holds a right that no part knows. */
export const wrongRight = definePortal({
  ...base,
  plugins,
  panels: [],
  // @ts-expect-error `post` is a right of the board, not of the timeline.
  permissionSets: { family: { title: 'Familie', rights: ['dossier.timeline:post'] } },
})

/** A basis starts with a set that does not exist. */
export const wrongSet = definePortal({
  ...base,
  plugins,
  panels: [],
  permissionSets: { family: { title: 'Familie', rights: [] } },
  // @ts-expect-error There is no set `famliy`.
  access: { byBasis: { self: 'famliy' } },
})

/** A section is missing. */
// @ts-expect-error `permissionSets` is required.
export const incomplete = definePortal({ ...base, plugins, panels: [] })

// @ts-expect-error The option is called `photos`.
export const wrongOption = prikbord({ fotos: true })

async function tellNews({ notify }: ActionContext<'client'>): Promise<undefined> {
  notify({ kind: 'told', reference: '1' })
}

/** A page that is read tells nobody anything; an action of a client part may. */
export const telling = definePart({
  id: 'telling',
  title: 'telling.title',
  icon: 'bell',
  scope: 'client',
  rights: { read: {} },
  // @ts-expect-error -- `load` has no `notify`
  load: async ({ notify }) => ({ notify: typeof notify }),
  view: () => 'nothing',
  actions: {
    tell: { right: 'read', input: z.strictObject({}), run: tellNews },
  },
})

/** Where there is no client there is nobody around one. */
export const alone = definePart({
  id: 'alone',
  title: 'alone.title',
  icon: 'bell',
  scope: 'account',
  rights: {},
  access: publicAccess('A greeting.'),
  ...nothing,
  // @ts-expect-error -- an action of the account has no `notify`
  actions: { tell: { right: publicAccess('x'), input: z.strictObject({}), run: async ({ notify }) => void notify } },
})

/** A hit is given with the data of its own type. */
export const found = definePart({
  id: 'found',
  title: 'found.title',
  icon: 'search',
  scope: 'client',
  rights: { read: {} },
  reads: [Text, Count],
  search: [
    { type: Text, title: 'found.text', link: ({ data }) => ({ text: data.text }) },
    { type: Count, title: 'found.number', link: ({ id, data }) => ({ id, number: data.number.toFixed(1) }) },
    // @ts-expect-error a number has no text
    { type: Count, title: 'found.number', link: ({ data }) => ({ text: data.text }) },
  ],
  ...nothing,
})
