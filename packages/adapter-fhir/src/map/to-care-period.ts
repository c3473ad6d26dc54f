import { CarePeriod } from '@voordeur/core/care'
import { z } from 'zod'
import { CodeableConcept, Coding, Period, Reference } from '../fields/datatypes.ts'
import { findExtension } from '../fields/extension.ts'
import { list } from '../fields/list.ts'
import { NOT_SHOWN } from '../not-shown.ts'
import type { FhirResource } from '../read/fhir-resource.ts'
import { toCoding, toWords } from './concept.ts'
import { ItemRefused } from './item-refused.ts'
import type { Mapped, MappingContext } from './mapping-context.ts'
import { toPeriod, toRecordedAt } from './moment.ts'
import { idOf, parseResource } from './parse-resource.ts'
import { toPlaceName } from './to-place-name.ts'

const Meta = z.looseObject({ lastUpdated: z.string().optional() })

const Episode = z.looseObject({
  meta: Meta.optional(),
  status: z.string().optional(),
  type: list(CodeableConcept),
  period: Period.optional(),
  managingOrganization: Reference.optional(),
})

const Encounter = z.looseObject({
  meta: Meta.optional(),
  status: z.string().optional(),
  class: Coding.optional(),
  type: list(CodeableConcept),
  period: Period.optional(),
  location: list(z.looseObject({ location: Reference.optional() })),
  serviceProvider: Reference.optional(),
})

/** EpisodeOfCare: a period in care. */
export function toEpisode(resource: FhirResource, context: MappingContext): readonly Mapped[] {
  const episode = parseResource(Episode, resource)
  const name = findExtension(resource.json, 'EpisodeOfCareName')?.valueString
  const data = {
    status: episode.status,
    period: toKnownPeriod(episode.period, resource, context),
    location: toPlaceName(episode.managingOrganization, resource, context),
    kind: toWords(episode.type[0]) ?? name,
  }
  return [{ type: CarePeriod, id: idOf(resource), recordedAt: toRecordedAt(episode.meta), data }]
}

/** Encounter (zib Encounter, NL-CM:15.1.1): a stay or a visit. */
export function toEncounter(resource: FhirResource, context: MappingContext): readonly Mapped[] {
  const encounter = parseResource(Encounter, resource)
  const place = encounter.location[0]?.location ?? encounter.serviceProvider
  const data = {
    status: encounter.status,
    period: toKnownPeriod(encounter.period, resource, context),
    location: toPlaceName(place, resource, context),
    kind: toWords(encounter.type[0]) ?? (encounter.class && toCoding(encounter.class).display),
  }
  return [{ type: CarePeriod, id: idOf(resource), recordedAt: toRecordedAt(encounter.meta), data }]
}

function toKnownPeriod(period: Period | undefined, resource: FhirResource, context: MappingContext) {
  const known = toPeriod(period, { from: resource, path: 'period', context })
  if (known === undefined) throw new ItemRefused(NOT_SHOWN.stay, { lost: false, path: 'period' })
  return known
}
