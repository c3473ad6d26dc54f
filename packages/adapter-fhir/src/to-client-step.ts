import type { RecordType, SourceRecord, SyncStep } from '@voordeur/core'
import { createItemMapper, type MappedItem } from './create-item-mapper.ts'
import { findCareEnd } from './find-care-end.ts'
import { carriesId, findClient } from './find-client.ts'
import { findLocation } from './find-location.ts'
import { findPhoto } from './find-photo.ts'
import { leaveOutDoubles } from './leave-out-doubles.ts'
import { ItemRefused } from './map/item-refused.ts'
import { listStaff } from './map/staff-directory.ts'
import { findClientNumber, lifeOfClient, nameOfClient } from './map/to-personal.ts'
import { createScrubber, type Scrubber } from './privacy/create-scrubber.ts'
import { findBsns } from './privacy/find-bsns.ts'
import { PROVIDED } from './provided.ts'
import type { FhirBundle, FhirResource } from './read/fhir-resource.ts'
import { FhirUnreadable } from './read/fhir-unreadable.ts'
import { raiseToR4 } from './stu3/raise-to-r4.ts'

/** The step of one client, as a source yields it. */
export type ClientStep = Extract<SyncStep, { client: unknown }>

/** What the caller knows of a bundle beside its content. */
export interface ClientStepOptions {
  /** The client's stable id at the source; every record's id begins with it. Never a BSN. */
  readonly sourceId: string
  /** Name of the file or folder, for what is said about the bundle as a whole. */
  readonly file: string
  /** Whether the Patient must carry the source id, as its id or as an identifier; a bundle that does not is another client's. */
  readonly mustCarryId?: boolean
  /** When this version of a record was discussed with the client, ISO 8601 with offset; asked once per record. */
  readonly discussedAt?: (id: string, version: string | undefined) => string | undefined
}

/** A client's step, and the scrubber by which everything in it was freed of BSNs and bank accounts. */
export interface ReadClient {
  readonly step: ClientStep
  readonly scrub: Scrubber
}

/**
 * Makes the step of one client from the resources of a bundle. What can not be shown is named in `rejected`; a type of
 * which something is missing is not `complete`. Throws `FhirUnreadable` when it is not certain whose record it is.
 */
export function toClientStep(read: FhirBundle, options: ClientStepOptions): ReadClient {
  const bundle = read.version === 'STU3' ? raiseToR4(read) : read
  const patient = findClient(bundle, { id: options.sourceId, place: { file: options.file } })
  if (options.mustCarryId === true && !carriesId(patient, options.sourceId)) {
    throw new FhirUnreadable('WRONG_CLIENT', 'the Patient in this bundle is not the client the file is named after', { file: options.file })
  }
  const bsns = findBsns(bundle.resources)
  if (bsns.includes(options.sourceId)) {
    throw new FhirUnreadable('NAMED_BY_BSN', 'the client is named by a BSN; name the file or folder by the client number', { file: '[…]' })
  }
  const scrub = createScrubber(bsns)
  const mapper = createItemMapper({ bundle, client: patient, sourceId: options.sourceId, scrub, discussedAt: options.discussedAt })
  const items = bundle.resources.map((resource) => mapper.map(resource))
  const { records, doubles } = leaveOutDoubles(items.flatMap((item): readonly SourceRecord[] => item.records))
  const location = findLocation(patient, bundle.resources, mapper.context)
  const client = { ...toSourceClient(patient, bundle, options), ...(location !== undefined && { location }) }
  const staff = listStaff(bundle.resources, mapper.context)
  const rejected = [...items.flatMap((item) => item.rejected), ...doubles, ...mapper.listRemarks()]
  const photo = findPhoto(patient)
  const step = { ...scrub({ client, staff, rejected }), records, complete: listComplete(items, bundle), ...(photo && { photo }) }
  return { step, scrub }
}

function toSourceClient(patient: FhirResource, bundle: FhirBundle, { sourceId, file }: ClientStepOptions): ClientStep['client'] {
  try {
    const name = nameOfClient(patient)
    const number = findClientNumber(patient)
    const careEndedOn = findCareEnd(bundle.resources)
    return {
      sourceId,
      name,
      ...(number !== undefined && { number }),
      ...lifeOfClient(patient),
      ...(careEndedOn !== undefined && { careEndedOn }),
    }
  } catch (error) {
    if (!(error instanceof ItemRefused)) throw error
    throw new FhirUnreadable('NO_CLIENT', error.message, { file, ...(error.path !== undefined && { path: error.path }) })
  }
}

// An entry of which not even the type is known may have been of any type.
function listComplete(items: readonly MappedItem[], bundle: FhirBundle): readonly RecordType[] {
  if (bundle.resources.some(({ type, broken }) => broken !== undefined && type === 'unknown')) return []
  const lost = new Set(items.flatMap((item) => item.lost))
  return Object.values(PROVIDED).filter((type) => !lost.has(type))
}
