import { z } from 'zod'
import { Reference } from '../fields/datatypes.ts'
import type { FhirResource } from '../read/fhir-resource.ts'
import type { MappingContext } from './mapping-context.ts'

const Place = z.looseObject({ name: z.string().optional(), managingOrganization: Reference.optional() })

/** What a location or an organisation is called; a nameless location has the name of its organisation. */
export function toPlaceName(reference: Reference | undefined, resource: FhirResource, context: MappingContext): string | undefined {
  const target = context.find(reference, resource)
  const place = Place.safeParse(target?.json).data
  const organisation = target && Place.safeParse(context.find(place?.managingOrganization, target)?.json).data
  return place?.name ?? organisation?.name ?? reference?.display
}
