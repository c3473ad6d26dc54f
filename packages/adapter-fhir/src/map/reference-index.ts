import type { Reference } from '../fields/datatypes.ts'
import { isJsonObject, type FhirResource } from '../read/fhir-resource.ts'

/** Finds resources of a bundle by reference, and knows which have been pointed at. */
export interface ReferenceIndex {
  readonly find: (reference: Reference | undefined, from: FhirResource) => FhirResource | undefined
  readonly isUsed: (resource: FhirResource) => boolean
}

const LONGEST_REFERENCE = 2_000

/** `Type/id` of a reference by address, without server and version; undefined for one by identifier or in words. */
export function toKey(reference: string | undefined): string | undefined {
  return reference === undefined || reference.length > LONGEST_REFERENCE
    ? undefined
    : /([A-Z][A-Za-z]+\/[A-Za-z0-9.-]+)(?:\/_history\/[^/]+)?$/.exec(reference)?.[1]
}

/** An index over the resources of one client: by `fullUrl`, by `Type/id`, and of contained resources by `#id`. */
export function createReferenceIndex(resources: readonly FhirResource[]): ReferenceIndex {
  const byUrl = new Map<string, FhirResource>(
    resources.flatMap((resource) => (resource.fullUrl === undefined ? [] : [[resource.fullUrl, resource] as const])),
  )
  const byKey = new Map<string, FhirResource>(
    resources.flatMap((resource) => (resource.id === undefined ? [] : [[`${resource.type}/${resource.id}`, resource] as const])),
  )
  // A form says by its canonical address, with or without a version, which questionnaire it answers.
  const byCanonical = new Map<string, FhirResource>(
    resources.flatMap((resource) => {
      const { url } = resource.json
      return resource.type === 'Questionnaire' && typeof url === 'string' ? [[url, resource] as const] : []
    }),
  )
  const used = new Set<FhirResource>()
  return {
    find(reference, from) {
      const address = reference?.reference
      if (address === undefined) return undefined
      if (address.startsWith('#')) return findContained(from, address.slice(1))
      const found = byUrl.get(address) ?? byKey.get(toKey(address) ?? '') ?? byCanonical.get(address.replace(/\|.*$/, ''))
      if (found) used.add(found)
      return found
    },
    isUsed: (resource) => used.has(resource),
  }
}

function findContained(from: FhirResource, id: string): FhirResource | undefined {
  const contained = Array.isArray(from.json.contained) ? from.json.contained : []
  const json: unknown = contained.find((item) => isJsonObject(item) && item.id === id)
  if (!isJsonObject(json) || typeof json.resourceType !== 'string') return undefined
  return { type: json.resourceType, id, fullUrl: undefined, json, place: from.place }
}
