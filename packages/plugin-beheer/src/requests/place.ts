import type { OneData } from './load.ts'

/** The query of the page that a form stands on, so that it is shown again as it was. */
export function toPlace({ request, words, client }: Pick<OneData, 'request' | 'words' | 'client'>): Readonly<Record<string, string>> {
  return { request: request.id, ...(words === undefined ? {} : { words }), ...(client === undefined ? {} : { client: client.id }) }
}
