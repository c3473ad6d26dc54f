import { isJsonObject, type FhirResource } from '../read/fhir-resource.ts'

const BSN_SYSTEM = /NamingSystem\/bsn$|2\.16\.840\.1\.113883\.2\.4\.6\.3$/i

/** Whether an identifier's system is that of the BSN, as URL or as OID. */
export function isBsnSystem(system: string | undefined): boolean {
  return system !== undefined && BSN_SYSTEM.test(system)
}

/** Every BSN that stands as an identifier anywhere in these resources, also those of contacts and in extensions. */
export function findBsns(resources: readonly FhirResource[]): readonly string[] {
  return [...new Set(resources.flatMap((resource) => collect(resource.json)))]
}

function collect(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item) => collect(item))
  if (!isJsonObject(value)) return []
  const { system, value: number } = value
  const own = typeof system === 'string' && isBsnSystem(system) && typeof number === 'string' && /\d/.test(number) ? [number] : []
  return [...own, ...Object.values(value).flatMap((item) => collect(item))]
}
