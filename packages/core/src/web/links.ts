import type { ComposedPart } from '../compose/composition.ts'

/** The path of the profile, below the base. */
export const PROFILE_PATH = '/mijn/core/profile'

/** The addresses of a portal, below its base path. Ids are the portal's own; nothing of the source stands in an address. */
export interface Links {
  readonly start: string
  readonly client: (clientId: string) => string
  readonly photo: (clientId: string) => string
  readonly panel: (clientId: string, panelId: string) => string
  readonly part: (composed: ComposedPart, clientId: string | undefined) => string
  readonly path: (path: string) => string
}

/** Makes the addresses of a portal. */
export function createLinks(basePath: string): Links {
  const client = (clientId: string) => `${basePath}/client/${clientId}`
  return {
    start: `${basePath}/`,
    client,
    photo: (clientId) => `${client(clientId)}/photo`,
    panel: (clientId, panelId) => `${client(clientId)}/panel/${panelId}`,
    part: (composed, clientId) =>
      clientId === undefined ? `${basePath}/mijn/${composed.id.replace('.', '/')}` : `${client(clientId)}/${composed.id.replace('.', '/')}`,
    path: (path) => `${basePath}${path}`,
  }
}

/** An address with query parameters. */
export function withQuery(path: string, query: Readonly<Record<string, string>> = {}): string {
  const parameters = new URLSearchParams(query).toString()
  return parameters === '' ? path : `${path}?${parameters}`
}
