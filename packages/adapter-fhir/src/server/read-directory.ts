import { isJsonObject, type FhirResource } from '../read/fhir-resource.ts'
import { toKey } from '../map/reference-index.ts'
import type { Ask } from './ask-server.ts'
import { FhirUnreadable } from '../read/fhir-unreadable.ts'
import { isFhirId } from './is-fhir-id.ts'
import type { Capabilities } from './read-capabilities.ts'
import { ServerFault } from './server-fault.ts'
import { toShownAddress } from './to-shown-address.ts'

/** What the resources of a client refer to. */
export interface DirectoryAnswer {
  readonly resources: readonly FhirResource[]
  /** Types of which something could not be read though it may be there. */
  readonly partial: ReadonlySet<string>
}

/** Looks up whom and what the resources of a client refer to, such as the staff; each is asked for once in a run. */
export type ReadDirectory = (resources: readonly FhirResource[]) => Promise<DirectoryAnswer>

const TYPES: ReadonlySet<string> = new Set(['Practitioner', 'PractitionerRole', 'Organization', 'Location', 'Questionnaire'])

// A role refers to a person and an organisation; further nothing is read.
const ROUNDS = 2
const MOST_KEPT = 20_000

/** A directory over one run. What is not there stays a reference to nothing, which the mapping reports. */
export function createDirectory(ask: Ask, base: URL, { types }: Capabilities): ReadDirectory {
  const known = new Map<string, FhirResource | 'gone' | 'failed'>()
  const read = async (key: string): Promise<FhirResource | 'gone' | 'failed'> => {
    if (known.size >= MOST_KEPT) known.clear()
    const found = known.get(key) ?? (await readOne(ask, new URL(key, base)))
    known.set(key, found)
    return found
  }
  const isAsked = (key: string): boolean => {
    const [type = '', id] = key.split('/')
    return TYPES.has(type) && types.get(type)?.canRead === true && isFhirId(id)
  }
  return async (resources) => {
    const found = new Map<string, FhirResource>()
    const partial = new Set<string>()
    for (let round = 0; round < ROUNDS; round += 1) {
      const here = [...resources, ...found.values()]
      const isHere = new Set(here.map(({ type, id }) => `${type}/${id ?? ''}`))
      const keys = new Set(here.flatMap(({ json }) => listReferences(json, base)).filter((key) => isAsked(key) && !isHere.has(key)))
      for (const key of keys) {
        const resource = await read(key)
        if (resource === 'failed') partial.add(key.replace(/\/.*/, ''))
        else if (resource !== 'gone') found.set(key, resource)
      }
    }
    return { resources: [...found.values()], partial }
  }
}

async function readOne(ask: Ask, address: URL): Promise<FhirResource | 'gone' | 'failed'> {
  try {
    const [resource] = (await ask(address)).bundle.resources
    const isAskedFor = resource !== undefined && address.pathname.endsWith(`/${resource.type}/${resource.id ?? ''}`)
    return isAskedFor ? { ...resource, place: { file: toShownAddress(address) } } : 'failed'
  } catch (error) {
    if (error instanceof FhirUnreadable) return 'failed'
    if (!(error instanceof ServerFault) || error.status === 401) throw error
    return error.status === 404 || error.status === 410 ? 'gone' : 'failed'
  }
}

// References to other servers are not followed. A form names its questionnaire by address (R4, canonical), without a reference.
function listReferences(value: unknown, base: URL): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item) => listReferences(item, base))
  if (!isJsonObject(value)) return []
  const own = [value.reference, value.questionnaire].flatMap((address) => (typeof address === 'string' ? toOwnKey(address, base) : []))
  return [...own, ...Object.values(value).flatMap((item) => listReferences(item, base))]
}

function toOwnKey(address: string, base: URL): readonly string[] {
  const isOurs = !address.includes(':') || address.startsWith(base.href)
  const key = isOurs ? toKey(address.replace(/\|.*$/, '')) : undefined
  return key === undefined ? [] : [key]
}
