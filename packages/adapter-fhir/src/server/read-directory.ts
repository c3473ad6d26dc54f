import { isJsonObject, type FhirResource } from '../read/fhir-resource.ts'
import type { Ask } from './ask-server.ts'
import { FhirUnreadable } from '../read/fhir-unreadable.ts'
import type { Capabilities } from './read-capabilities.ts'
import { ServerFault } from './server-fault.ts'
import { toOwnPath } from './to-own-path.ts'
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

const BY_URL = 'Questionnaire?url='

// A role refers to a person and an organisation; further nothing is read.
const ROUNDS = 2
const MOST_KEPT = 20_000

/** A directory over one run. What is not there stays a reference to nothing, which the mapping reports. */
export function createDirectory(ask: Ask, base: URL, { types }: Capabilities): ReadDirectory {
  const known = new Map<string, FhirResource | 'gone' | 'failed'>()
  const read = async (path: string): Promise<FhirResource | 'gone' | 'failed'> => {
    if (known.size >= MOST_KEPT) known.clear()
    const found = known.get(path) ?? (await readOne(ask, new URL(path, base)))
    known.set(path, found)
    return found
  }
  const isAsked = (path: string): boolean => {
    const [type = ''] = path.split('/')
    if (path.startsWith(BY_URL)) return types.get('Questionnaire')?.parameters.has('url') === true
    return TYPES.has(type) && types.get(type)?.canRead === true
  }
  return async (resources) => {
    const found = new Map<string, FhirResource>()
    const partial = new Set<string>()
    for (let round = 0; round < ROUNDS; round += 1) {
      const here = [...resources, ...found.values()]
      const isHere = new Set(here.map((resource) => keyOf(resource)))
      const paths = new Set(here.flatMap(({ json }) => listPaths(json, base)).filter((path) => isAsked(path) && !isHere.has(path)))
      for (const path of paths) {
        const resource = await read(path)
        if (resource === 'failed') partial.add(/^[A-Za-z]+/.exec(path)?.[0] ?? '')
        else if (resource !== 'gone') found.set(keyOf(resource), resource)
      }
    }
    return { resources: [...found.values()], partial }
  }
}

async function readOne(ask: Ask, address: URL): Promise<FhirResource | 'gone' | 'failed'> {
  try {
    const { bundle } = await ask(address)
    const url = address.searchParams.get('url')
    const resource = bundle.resources.find((one) => (url === null ? address.pathname.endsWith(`/${keyOf(one)}`) : one.json.url === url))
    if (resource) return { ...resource, place: { file: toShownAddress(new URL(keyOf(resource), new URL('.', address))) } }
    return url === null ? 'failed' : 'gone'
  } catch (error) {
    if (error instanceof FhirUnreadable) return 'failed'
    if (!(error instanceof ServerFault) || error.status === 401) throw error
    return error.status === 404 || error.status === 410 ? 'gone' : 'failed'
  }
}

function keyOf({ type, id }: FhirResource): string {
  return `${type}/${id ?? ''}`
}

// References to other servers are not followed. A form names its questionnaire by an address of its own (R4, canonical).
function listPaths(value: unknown, base: URL): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item) => listPaths(item, base))
  if (!isJsonObject(value)) return []
  const { reference, questionnaire } = value
  const own = typeof reference === 'string' ? toOwnPath(reference, base) : undefined
  const form = typeof questionnaire === 'string' ? toFormPath(questionnaire.replace(/\|.*$/, ''), base) : undefined
  return [...[own, form].filter((path) => path !== undefined), ...Object.values(value).flatMap((item) => listPaths(item, base))]
}

function toFormPath(address: string, base: URL): string {
  return toOwnPath(address, base) ?? `${BY_URL}${encodeURIComponent(address)}`
}
