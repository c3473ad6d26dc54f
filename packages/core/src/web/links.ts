import { CORE } from '../compose/draft.ts'
import type { ComposedPart } from '../compose/composition.ts'
import type { Kernel } from './kernel.ts'
import type { Visit } from './visit.ts'

/** The path of the profile, below the base. */
export const PROFILE_PATH = '/mijn/core/profile'

/** The path of the portal's own page about itself, below the base. */
export const INFORMATION_PATH = '/mijn/core/information'

/** Below the start page of a client: the tour as a page to read; below the base: where it is noted that it was shown. */
export const TOUR = '/rondleiding'

/** Where simple mode is switched on and off, below the base. */
export const READING_MODE_PATH = '/eenvoudig-lezen'

/** The path of the organisation's desk, below the base. */
export const DESK_PATH = '/beheer'

/** The path of the stream below the start page of a client, and below the desk. */
export const LIVE = '/live'

/** The page that finds in the record; it is the one page of core that stands in a preview too. */
export const SEARCH = 'core.search'

/** The addresses of a portal, below its base path. Ids are the portal's own; nothing of the source stands in an address. */
export interface Links {
  readonly start: string
  readonly client: (clientId: string) => string
  /** The start page of a client as somebody of their network sees it: the id of an access or an invitation. */
  readonly preview: (clientId: string, personId: string) => string
  readonly photo: (clientId: string) => string
  readonly panel: (clientId: string, panelId: string) => string
  readonly part: (composed: ComposedPart, clientId: string | undefined) => string
  /** Where the file of a record is opened, by the portal's own id: neither its name nor its title stands in it. */
  readonly file: (composed: ComposedPart, of: { readonly clientId: string; readonly recordId: string }) => string
  readonly path: (path: string) => string
}

/** Makes the addresses of a portal; those of one client lead on inside a preview of it. Core's own pages stand outside, but for the search. */
export function createLinks(basePath: string, preview?: { readonly clientId: string; readonly personId: string }): Links {
  const client = (clientId: string) => `${basePath}/client/${clientId}`
  const previewed = (clientId: string, personId: string) => `${client(clientId)}/als/${personId}`
  const within = (clientId: string) => (clientId === preview?.clientId ? previewed(clientId, preview.personId) : client(clientId))
  const part: Links['part'] = ({ id, plugin, part: { scope } }, clientId) => {
    const place = id.replace('.', '/')
    if (scope === 'organisation') return `${basePath}${DESK_PATH}/${place}`
    if (clientId === undefined) return `${basePath}/mijn/${place}`
    return `${plugin === CORE && id !== SEARCH ? client(clientId) : within(clientId)}/${place}`
  }
  return {
    start: `${basePath}/`,
    client: within,
    preview: previewed,
    photo: (clientId) => `${within(clientId)}/photo`,
    panel: (clientId, panelId) => `${within(clientId)}/panel/${panelId}`,
    part,
    file: (composed, { clientId, recordId }) => `${part(composed, clientId)}/bestand/${encodeURIComponent(recordId)}`,
    path: (path) => `${basePath}${path}`,
  }
}

/** The addresses for a page of this visit: those of a preview stay inside it. */
export function toLinks({ basePath }: Kernel, { preview }: Visit): Links {
  return createLinks(basePath, preview)
}

/** An address with query parameters. */
export function withQuery(path: string, query: Readonly<Record<string, string>> = {}): string {
  const parameters = new URLSearchParams(query).toString()
  return parameters === '' ? path : `${path}?${parameters}`
}
