import type { SourcePlace } from '@voordeur/core'

/** The two FHIR versions of Dutch care: STU3 carries zib2017, R4 carries zib2020. */
export type FhirVersion = 'STU3' | 'R4'

/** A JSON object whose content is not known yet. */
export type JsonObject = Readonly<Record<string, unknown>>

/** One resource as it was read, with the place it was read from. `broken` says why its content is missing. */
export interface FhirResource {
  readonly type: string
  readonly id: string | undefined
  readonly fullUrl: string | undefined
  readonly json: JsonObject
  readonly place: SourcePlace
  readonly broken?: string
}

/** The resources of one file, or of several files about one client. */
export interface FhirBundle {
  readonly version: FhirVersion
  readonly resources: readonly FhirResource[]
  /** The links of a Bundle, such as to its next page; undefined when what was read is no Bundle. */
  readonly links?: readonly BundleLink[] | undefined
}

/** A link of a Bundle (FHIR Bundle.link). */
export interface BundleLink {
  readonly relation: string
  readonly url: string
}

/** Whether a value is a JSON object (no list, not null). */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
