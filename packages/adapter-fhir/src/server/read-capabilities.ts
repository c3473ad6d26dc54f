import { SourceRefused } from '@voordeur/core'
import { z } from 'zod'
import { list } from '../fields/list.ts'
import type { FhirVersion } from '../read/fhir-resource.ts'
import type { Ask } from './ask-server.ts'
import { toShownAddress } from './to-shown-address.ts'

const Named = z.looseObject({ name: z.string().optional() })
const Interaction = z.looseObject({ code: z.string().optional() })

const Resource = z.looseObject({
  type: z.string(),
  interaction: list(Interaction),
  searchParam: list(Named),
  operation: list(Named),
})

const Rest = z.looseObject({ mode: z.string().optional(), resource: list(Resource), searchParam: list(Named), operation: list(Named) })

const CapabilityStatement = z.looseObject({ fhirVersion: z.string().optional(), rest: list(Rest) })

/** What a server says about one type of resource. */
export interface OfferedType {
  readonly canSearch: boolean
  readonly canRead: boolean
  readonly parameters: ReadonlySet<string>
  readonly operations: ReadonlySet<string>
}

/** What a server says it can do. */
export interface Capabilities {
  readonly version: FhirVersion
  readonly types: ReadonlyMap<string, OfferedType>
}

/**
 * Reads the server's CapabilityStatement. Throws `SourceRefused` when there is none, when it is of another FHIR version than
 * STU3 or R4, or of another than the settings say.
 */
export async function readCapabilities(ask: Ask, base: URL, expected: FhirVersion | undefined): Promise<Capabilities> {
  const address = new URL('metadata', base)
  const refuse = (reason: string): never => {
    throw new SourceRefused(reason, { file: toShownAddress(address) })
  }
  const [resource] = (await ask(address)).bundle.resources
  const statement = resource?.type === 'CapabilityStatement' ? CapabilityStatement.safeParse(resource.json).data : undefined
  if (!statement) return refuse('the server shows no CapabilityStatement, so it is not known what it can do; is this its base address?')
  const version = toVersion(statement.fhirVersion)
  if (version === undefined)
    return refuse(`the server speaks FHIR ${toShownVersion(statement.fhirVersion)}; read are STU3 (3.0) and R4 (4.0)`)
  if (expected !== undefined && expected !== version) return refuse(`the server speaks ${version}, while the settings say ${expected}`)
  return { version, types: new Map(statement.rest.filter(({ mode }) => mode !== 'client').flatMap((rest) => readTypes(rest))) }
}

function toVersion(version: string | undefined): FhirVersion | undefined {
  if (version?.startsWith('3.0.')) return 'STU3'
  return version?.startsWith('4.0.') ? 'R4' : undefined
}

function toShownVersion(version: string | undefined): string {
  return version !== undefined && /^[0-9A-Za-z.-]{1,20}$/.test(version) ? version : 'of a version it does not say'
}

function readTypes(rest: z.infer<typeof Rest>): readonly (readonly [string, OfferedType])[] {
  const everywhere = namesOf(rest.searchParam)
  return rest.resource.map((resource) => {
    const interactions = resource.interaction.map(({ code }) => code)
    const can = (code: string): boolean => interactions.length === 0 || interactions.includes(code)
    const offered: OfferedType = {
      canSearch: can('search-type'),
      canRead: can('read'),
      parameters: new Set([...namesOf(resource.searchParam), ...everywhere]),
      operations: new Set([...namesOf(resource.operation), ...namesOf(rest.operation)]),
    }
    return [resource.type, offered] as const
  })
}

function namesOf(items: readonly z.infer<typeof Named>[]): readonly string[] {
  return items.flatMap(({ name }) => (name === undefined ? [] : [name.replace(/^\$/, '')]))
}
