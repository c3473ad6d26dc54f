import type { z } from 'zod'
import type { FhirResource } from '../read/fhir-resource.ts'
import { ItemRefused, toItemRefused } from './item-refused.ts'

/** The parsed content of a resource; refuses the item with the path of the first field that is wrong, never its value. */
export function parseResource<Schema extends z.ZodType>(schema: Schema, resource: FhirResource): z.infer<Schema> {
  const parsed = schema.safeParse(resource.json)
  if (parsed.success) return parsed.data
  throw toItemRefused(parsed.error, `this ${resource.type} can not be read`)
}

/** The id of a resource; refuses an item without one, because it could not be recognised at the next sync. */
export function idOf(resource: FhirResource): string {
  if (resource.id === undefined) throw new ItemRefused(`this ${resource.type} has no id`, { lost: true })
  return resource.id
}
