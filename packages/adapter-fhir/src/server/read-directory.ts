import { isJsonObject, type FhirResource } from '../read/fhir-resource.ts'
import { toKey } from '../map/reference-index.ts'
import type { Ask } from './ask-server.ts'
import { isFhirId } from './is-fhir-id.ts'
import type { Capabilities } from './read-capabilities.ts'
import { toShownAddress } from './to-shown-address.ts'

/** Looks up whom and what the resources of a client refer to, such as the staff; each is asked for once in a run. */
export type ReadDirectory = (resources: readonly FhirResource[]) => Promise<readonly FhirResource[]>

const TYPES: ReadonlySet<string> = new Set(['Practitioner', 'PractitionerRole', 'Organization', 'Location', 'Questionnaire'])

// A role refers to a person and an organisation; further nothing is read.
const ROUNDS = 2
const MOST_KEPT = 20_000

/** A directory over one run. What can not be read stays a reference to nothing, which the mapping reports. */
export function createDirectory(ask: Ask, base: URL, { types }: Capabilities): ReadDirectory {
  const known = new Map<string, FhirResource | undefined>()
  const read = async (key: string): Promise<FhirResource | undefined> => {
    if (!known.has(key)) {
      if (known.size >= MOST_KEPT) known.clear()
      known.set(key, await readOne(ask, new URL(key, base)).catch(() => undefined))
    }
    return known.get(key)
  }
  const isAsked = (key: string): boolean => {
    const [type = '', id] = key.split('/')
    return TYPES.has(type) && types.get(type)?.canRead === true && isFhirId(id)
  }
  return async (resources) => {
    const found = new Map<string, FhirResource>()
    let fresh = resources
    for (let round = 0; round < ROUNDS; round += 1) {
      const here = new Set([...resources, ...found.values()].map(({ type, id }) => `${type}/${id ?? ''}`))
      const keys = [...new Set(fresh.flatMap(({ json }) => listReferences(json, base)))].filter((key) => isAsked(key) && !here.has(key))
      fresh = []
      for (const key of keys) {
        const resource = await read(key)
        if (!resource) continue
        found.set(key, resource)
        fresh = [...fresh, resource]
      }
    }
    return [...found.values()]
  }
}

async function readOne(ask: Ask, address: URL): Promise<FhirResource | undefined> {
  const [resource] = (await ask(address)).bundle.resources
  const isAskedFor = resource !== undefined && address.pathname.endsWith(`/${resource.type}/${resource.id ?? ''}`)
  return isAskedFor ? { ...resource, place: { file: toShownAddress(address) } } : undefined
}

// References to other servers are not followed.
function listReferences(value: unknown, base: URL): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item) => listReferences(item, base))
  if (!isJsonObject(value)) return []
  const { reference } = value
  const isOurs = typeof reference === 'string' && (!reference.includes(':') || reference.startsWith(base.href))
  const key = isOurs ? toKey(reference) : undefined
  return [...(key === undefined ? [] : [key]), ...Object.values(value).flatMap((item) => listReferences(item, base))]
}
