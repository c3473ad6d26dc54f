/** A FHIR resource as it is written. */
export interface Resource {
  readonly resourceType: string
  readonly id: string
  readonly [field: string]: unknown
}

/** A reference to a resource in the same bundle. */
export function toReference(type: string, id: string) {
  return { reference: `${type}/${id}`, type }
}
