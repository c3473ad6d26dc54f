import { z } from 'zod'
import { Period, Reference } from './fields/datatypes.ts'
import { list } from './fields/list.ts'
import { isOfAnother } from './find-client.ts'
import { isWithdrawn } from './map/is-withdrawn.ts'
import type { MappingContext } from './map/mapping-context.ts'
import { toPlaceName } from './map/to-place-name.ts'
import type { FhirResource } from './read/fhir-resource.ts'

const Stay = z.looseObject({
  status: z.string().optional(),
  period: Period.optional(),
  managingOrganization: Reference.optional(),
  location: list(z.looseObject({ location: Reference.optional() })),
})

// What has ended, or has not begun, is not where somebody is now.
const GOING_ON: ReadonlySet<string> = new Set(['active', 'onhold', 'in-progress', 'arrived', 'onleave'])

/**
 * Where the client lives or gets care, by name: the organisation of the episode of care that began last and goes on, else the place of such a stay
 * (Encounter), else the organisation of the Patient. Undefined when none of them says so.
 */
export function findLocation(patient: FhirResource, resources: readonly FhirResource[], context: MappingContext): string | undefined {
  const stays = { patient, resources, context }
  return (
    findLatest('EpisodeOfCare', stays) ??
    findLatest('Encounter', stays) ??
    toPlaceName(Stay.safeParse(patient.json).data?.managingOrganization, patient, context)
  )
}

interface Stays {
  readonly patient: FhirResource
  readonly resources: readonly FhirResource[]
  readonly context: MappingContext
}

function findLatest(type: string, { patient, resources, context }: Stays): string | undefined {
  return resources
    .filter(
      (resource) => resource.type === type && resource.broken === undefined && !isWithdrawn(resource) && !isOfAnother(resource, patient),
    )
    .flatMap((resource) => {
      const stay = Stay.safeParse(resource.json).data
      return stay && GOING_ON.has(stay.status ?? '') ? [{ resource, stay }] : []
    })
    .toSorted((one, other) => (other.stay.period?.start ?? '').localeCompare(one.stay.period?.start ?? ''))
    .map(({ resource, stay }) => toPlaceName(stay.location[0]?.location ?? stay.managingOrganization, resource, context))
    .find((name) => name !== undefined)
}
