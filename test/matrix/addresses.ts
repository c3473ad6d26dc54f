import type { TestPortal } from '@voordeur/core/testing'
import type { Cast } from './askers.ts'
import type { ClientName, MatrixPortal } from './open-matrix-portal.ts'

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
  'probe.board/wipe': () => ({}),
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
}

// The query without which a page is no page.
const QUERIES: Readonly<Record<string, (ids: Ids, about: ClientName) => string>> = {
  'core.person': ({ relatives }, about) => `?who=${relatives[about]}`,
}

// What stands in a place of an address that is neither a client's nor the composition's.
const ELSEWHERE: Readonly<Record<string, string>> = { name: 'app.css', message: crypto.randomUUID(), token: 'x' }

/** Every address that the portal's routes make with its parts, actions and panels, for one client. Throws where no example is known. */
export function listAddresses({ portal, clientIds }: MatrixPortal, ids: Ids, about: ClientName): readonly Address[] {
  const { parts, panels } = portal.composition
  const listChoices = (name: string, bound: Choice['bound']): readonly Choice[] => {
    const to = (values: readonly string[], isStrange = false) => values.map((value) => ({ bound: { [name]: value }, isStrange }))
    switch (name) {
      case 'client':
        return to([clientIds[about]])
      case 'plugin':
        return [...[...parts.keys()].map((id) => id.split('.')), ['probe', 'nergens'], ['core', '__proto__']].map(
          ([plugin = '', part = '']) => ({ bound: { plugin, part } }),
        )
      case 'action':
        return to(listActions(parts.get(`${bound['plugin']}.${bound['part']}`)))
      case 'panel':
        return to([...panels.map(({ id }) => id), 'nergens'])
      case 'person':
        return [
          ...to([ids.relatives[about], ...(about === 'mine' ? [ids.mentor, ids.admin] : [])]),
          ...to(about === 'mine' ? ids.strangers : [], true),
        ]
      case 'download':
        return [...to([ids.downloads[about]]), ...to(about === 'mine' ? ids.strangeDownloads : [], true)]
      default: {
        const example = ELSEWHERE[name]
        if (example === undefined) throw new Error(`Nothing is known that could stand in the place :${name}; say so in ELSEWHERE.`)
        return to([example])
      }
    }
  }
  return portal.routes.flatMap((route) =>
    bindAll(route.path, listChoices).flatMap((choice) => toAddresses(route, choice, { parts, ids, about })),
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
