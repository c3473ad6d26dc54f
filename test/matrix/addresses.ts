import type { TestPortal } from '@voordeur/core/testing'
import type { Cast } from './askers.ts'
import { FOUND_WORD, type ClientName, type MatrixPortal } from './open-matrix-portal.ts'

type Route = TestPortal['routes'][number]
type ComposedPart = NonNullable<ReturnType<TestPortal['composition']['parts']['get']>>

/** One address of the portal with everything that stands in it, and for a form what is sent along. */
export interface Address {
  readonly route: Route
  readonly path: string
  readonly query: string
  readonly bound: Readonly<Record<string, string>>
  readonly part: ComposedPart | undefined
  readonly fields: Readonly<Record<string, string>>
  /** An address with somebody or something in it that is not there for anybody who asks for this client. */
  readonly isStrange: boolean
}

/** The ids that examples are made of. */
export interface Ids extends Pick<Cast, 'relatives' | 'mentor' | 'admin' | 'strangers'> {
  readonly downloads: Readonly<Record<ClientName, string>>
  /** A document of each client, which has a file. */
  readonly documents: Readonly<Record<ClientName, string>>
  /** A row of each client that the board of the probe hands out as a file. */
  readonly media: Readonly<Record<ClientName, string>>
  /** Rows that are not handed out here: another client's, one of another part, one that never was. */
  readonly strangeMedia: readonly string[]
  /** Records that have no file to open here: another client's, one of another kind, one that never was. */
  readonly strangeDocuments: readonly string[]
  /** Downloads that are nobody's here. */
  readonly strangeDownloads: readonly string[]
  /** An access or invitation for each action of the page of one person, since an action takes it away. */
  readonly persons: Readonly<Record<string, string>>
}

interface Choice {
  readonly bound: Readonly<Record<string, string>>
  readonly isStrange?: boolean
}

// What a form sends, by its part and action. A new action has to come with one: without it this test could only show that nonsense is refused.
const FORMS: Readonly<Record<string, (ids: Ids) => Readonly<Record<string, string>>>> = {
  'probe.board/post': () => ({ text: 'GEPLAATST' }),
  'probe.board/hang': () => ({ text: 'OPGEHANGEN' }),
  'probe.board/wipe': () => ({}),
  'probe.desk/answer': () => ({}),
  'probe.mine/keep': () => ({ text: 'BEWAARD' }),
  'core.profile/save': () => ({ locale: 'nl', form: 'u' }),
  'core.notices/accept': ({ persons }) => ({ invitation: persons['resend'] ?? '' }),
  'core.notices/decline': ({ persons }) => ({ invitation: persons['resend'] ?? '' }),
  'core.add-person/find': () => ({ email: 'nieuw@voorbeeld.nl' }),
  'core.add-person/add': () => ({
    firstName: 'Nieuwe',
    lastName: 'Gebruiker',
    email: 'nieuw@voorbeeld.nl',
    gender: 'other',
    role: 'friend',
    phone: '06 12345678',
  }),
  ...Object.fromEntries(
    ['send', 'save'].map((action) => [
      `core.person/${action}`,
      ({ persons }: Ids) => ({ who: persons[action] ?? '', 'right:probe.board:read': 'on' }),
    ]),
  ),
  ...Object.fromEntries(
    ['resend', 'withdraw', 'revoke', 'block', 'unblock'].map((action) => [
      `core.person/${action}`,
      ({ persons }: Ids) => ({ who: persons[action] ?? '' }),
    ]),
  ),
  'core.hand-over/give': ({ persons }) => ({ to: persons['give'] ?? '' }),
  'core.download/start': () => ({}),
  'core.feeds/make': () => ({ part: 'probe.board' }),
  'core.feeds/revoke': () => ({ part: 'probe.board' }),
}

// The query without which a page is no page.
const QUERIES: Readonly<Record<string, (ids: Ids, about: ClientName) => string>> = {
  'probe.finder': () => '?words=mine',
  'core.search': () => `?q=${FOUND_WORD}`,
  'core.person': ({ relatives }, about) => `?who=${relatives[about]}`,
}

// What stands in a place of an address that is neither a client's nor the composition's.
const ELSEWHERE: Readonly<Record<string, string>> = { name: 'app.css', message: crypto.randomUUID(), token: 'x' }

/** What can stand in one place of an address, and which ids of it are nobody's. */
type Places = Readonly<Record<string, (bound: Choice['bound']) => readonly Choice[]>>

function listPlaces({ portal, clientIds }: MatrixPortal, ids: Ids, about: ClientName): Places {
  const { parts, panels } = portal.composition
  const to = (name: string, values: readonly string[], strange: readonly string[] = []): readonly Choice[] => [
    ...values.map((value) => ({ bound: { [name]: value } })),
    ...strange.map((value) => ({ bound: { [name]: value }, isStrange: true })),
  ]
  const isMine = about === 'mine'
  const opensFiles = (bound: Choice['bound']) => (parts.get(`${bound['plugin']}.${bound['part']}`)?.files ?? []).length > 0
  const handsOut = (bound: Choice['bound']) => parts.get(`${bound['plugin']}.${bound['part']}`)?.part.media !== undefined
  const pairs = [...[...parts.keys()].map((id) => id.split('.')), ['probe', 'nergens'], ['core', '__proto__']]
  return {
    client: () => to('client', [clientIds[about]]),
    plugin: () => pairs.map(([plugin = '', part = '']) => ({ bound: { plugin, part } })),
    action: (bound) => to('action', listActions(parts.get(`${bound['plugin']}.${bound['part']}`))),
    panel: () => to('panel', [...panels.map(({ id }) => id), 'nergens']),
    person: () => to('person', [ids.relatives[about], ...(isMine ? [ids.mentor, ids.admin] : [])], isMine ? ids.strangers : []),
    // Of a part that opens nothing there is one thing to show: that it does not open what others do.
    record: (bound) => to('record', [ids.documents[about]], isMine && opensFiles(bound) ? ids.strangeDocuments : []),
    id: (bound) => to('id', [ids.media[about]], isMine && handsOut(bound) ? ids.strangeMedia : []),
    download: () => to('download', [ids.downloads[about]], isMine ? ids.strangeDownloads : []),
    ...Object.fromEntries(Object.entries(ELSEWHERE).map(([name, value]) => [name, () => to(name, [value])])),
  }
}

/** Every address that the portal's routes make with its parts, actions and panels, for one client. Throws where no example is known. */
export function listAddresses(matrix: MatrixPortal, ids: Ids, about: ClientName): readonly Address[] {
  const { portal } = matrix
  const places = listPlaces(matrix, ids, about)
  const listChoices = (name: string, bound: Choice['bound']): readonly Choice[] => {
    const list = places[name]
    if (!list) throw new Error(`Nothing is known that could stand in the place :${name}; say so in ELSEWHERE.`)
    return list(bound)
  }
  return portal.routes.flatMap((route) =>
    bindAll(route.path, listChoices).flatMap((choice) => toAddresses(route, choice, { parts: portal.composition.parts, ids, about })),
  )
}

/** The actions of a part, and one that it does not have; of a part without any, or that is not there, just that one. */
function listActions(part: ComposedPart | undefined): readonly string[] {
  return [...Object.keys(part?.part.actions ?? {}), 'nergens']
}

function bindAll(path: string, choices: (name: string, bound: Choice['bound']) => readonly Choice[]): readonly Choice[] {
  const names = [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name)
  return names.reduce<readonly Choice[]>(
    (made, name) =>
      made.flatMap(({ bound, isStrange = false }) =>
        name in bound
          ? [{ bound, isStrange }]
          : choices(name, bound).map((next) => ({
              bound: { ...bound, ...next.bound },
              isStrange: isStrange || (next.isStrange ?? false),
            })),
      ),
    [{ bound: {} }],
  )
}

function toAddresses(
  route: Route,
  { bound, isStrange = false }: Choice,
  from: { readonly parts: ReadonlyMap<string, ComposedPart>; readonly ids: Ids; readonly about: ClientName },
): readonly Address[] {
  const { parts, ids, about } = from
  const part = parts.get(`${bound['plugin']}.${bound['part']}`)
  const path = route.path.replaceAll(/:(\w+)/g, (_, name: string) => bound[name] ?? '')
  const query = route.method === 'GET' && part ? (QUERIES[part.id]?.(ids, about) ?? '') : ''
  const address = { route, path, query, bound, part, fields: toFields(route, { part, bound, ids }), isStrange }
  if (part?.id !== 'core.person' || about !== 'mine') return [address]
  const strange = ids.strangers.filter((id) => id.length === 36)
  if (route.method === 'GET') return [address, ...strange.map((id) => ({ ...address, query: `?who=${id}`, isStrange: true }))]
  return [address, ...strange.map((who) => ({ ...address, fields: { ...address.fields, who }, isStrange: true }))]
}

function toFields(
  { method, path }: Route,
  of: { readonly part: ComposedPart | undefined; readonly bound: Choice['bound']; readonly ids: Ids },
): Address['fields'] {
  const { part, bound, ids } = of
  const action = bound['action']
  if (method === 'GET' || action === undefined || !part || !(action in part.part.actions)) return {}
  const form = FORMS[`${part.id}/${action}`]
  if (!form) throw new Error(`Nothing is known that could be sent to ${path} for ${part.id}/${action}; say so in FORMS.`)
  return form(ids)
}
