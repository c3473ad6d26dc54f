/** Whether an id is one that FHIR allows (datatype `id`): in a search, anything else could mean something else. */
export function isFhirId(id: string | undefined): id is string {
  return id !== undefined && /^[A-Za-z0-9.-]{1,64}$/.test(id) && !/^\.+$/.test(id)
}
