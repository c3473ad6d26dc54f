import { SourceRefused, type Rejection } from '@voordeur/core'
import type { Ask } from './ask-server.ts'
import { isFhirId } from './is-fhir-id.ts'
import { searchPages, type SearchOptions } from './search-pages.ts'
import { toShownAddress } from './to-shown-address.ts'

/** Who is in care according to the server. */
export interface ListedClients {
  /** Ids of Patients, each once, in their order. */
  readonly ids: readonly string[]
  readonly rejected: readonly Rejection[]
}

/**
 * Lists the clients by the search of the organisation. Throws when it is not answered whole, because whoever is missing from
 * the list leaves care.
 */
export async function listClients(ask: Ask, search: string, options: SearchOptions): Promise<ListedClients> {
  const ids = new Set<string>()
  const rejected: Rejection[] = []
  for await (const { resources } of searchPages(ask, search, options)) {
    for (const { type, id, place } of resources) {
      if (type !== 'Patient') continue
      if (isFhirId(id)) ids.add(id)
      else rejected.push({ place, reason: 'not read: this Patient has no id, or one that FHIR does not allow', type: 'Patient' })
    }
  }
  if (ids.size === 0) {
    throw new SourceRefused('the server names no client, so nothing is read from it', {
      file: toShownAddress(new URL(search, options.base)),
    })
  }
  return { ids: [...ids].toSorted(), rejected }
}
