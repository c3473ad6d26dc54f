import type { RecordType, Rejection, SourceRecord } from '@voordeur/core'
import { z } from 'zod'
import { isOfAnother, isOtherPatient } from './find-client.ts'
import { findPlaceholder } from './find-placeholder.ts'
import { isWithdrawn } from './map/is-withdrawn.ts'
import { ItemRefused, toItemRefused } from './map/item-refused.ts'
import type { Mapped, MappingContext } from './map/mapping-context.ts'
import { createReferenceIndex, toKey } from './map/reference-index.ts'
import { readStaff, STAFF_TYPES } from './map/staff-directory.ts'
import { isOutcomeOfCare } from './map/outcome-of-care.ts'
import { refuseAppointmentOfOthers } from './map/to-appointment.ts'
import { listOutcomes } from './map/to-care-plan.ts'
import { listReported } from './map/to-report.ts'
import { NOT_SHOWN, whyNotShown } from './not-shown.ts'
import type { Scrubber } from './privacy/create-scrubber.ts'
import { listRecordTypes, toRecords } from './r4/to-records.ts'
import type { FhirBundle, FhirResource } from './read/fhir-resource.ts'

/** What became of one resource: its records, or why there are none and of which types something is now missing. */
export interface MappedItem {
  readonly records: readonly SourceRecord[]
  readonly rejected: readonly Rejection[]
  readonly lost: readonly RecordType[]
}

/** Maps the resources of one client one by one; a resource that fails never stops the next. */
export interface ItemMapper {
  readonly context: MappingContext
  readonly map: (resource: FhirResource) => MappedItem
  /** What is said about items that are shown all the same, and about directory entries that nothing shown refers to. */
  readonly listRemarks: () => readonly Rejection[]
}

/** What the mapper works with. */
export interface ItemMapperInput {
  readonly bundle: FhirBundle
  readonly client: FhirResource
  readonly sourceId: string
  readonly scrub: Scrubber
  readonly discussedAt?: ((id: string, version: string | undefined) => string | undefined) | undefined
}

// Read through the references of others; on their own they say nothing about a client.
const DIRECTORY: ReadonlySet<string> = new Set([...STAFF_TYPES, 'Organization', 'Location', 'Binary'])

const Meta = z.looseObject({ meta: z.looseObject({ versionId: z.string().optional() }).optional() })

/** A mapper over one client's resources. */
export function createItemMapper(input: ItemMapperInput): ItemMapper {
  const { bundle, client } = input
  const index = createReferenceIndex(bundle.resources)
  const remarks = new Map<string, Rejection>()
  const remark: MappingContext['remark'] = (from, text, path) => {
    const rejection = toRejection(from, text, { path })
    remarks.set(JSON.stringify(rejection), rejection)
  }
  const context: MappingContext = {
    birthDate: typeof client.json.birthDate === 'string' ? client.json.birthDate : undefined,
    isOther: (reference) => isOtherPatient(reference, client),
    toRecordId: (id) => `${input.sourceId}/${id}`,
    remark,
    find(reference, from) {
      const found = index.find(reference, from)
      // What the source calls a mistake is not told as a part of something else either.
      if (found && isWithdrawn(found)) return undefined
      const key = toKey(reference?.reference)
      if (!found && key !== undefined) remark(from, `kept, but ${key} to which it refers is not there; its own words are used`)
      return found
    },
  }
  const refuseUnfit = createGuard(bundle, client, index.find)
  return {
    context,
    map(resource) {
      if (DIRECTORY.has(resource.type) && resource.broken === undefined) return { records: [], rejected: [], lost: [] }
      try {
        refuseUnfit(resource)
        const records = toRecords(resource, context).map((mapped) => toSourceRecord(mapped, resource, input))
        return { records, rejected: [], lost: [] }
      } catch (error) {
        return toRefusal(error, resource)
      }
    },
    listRemarks() {
      const unused = bundle.resources.filter((resource) => isUnused(resource, context) && !index.isUsed(resource))
      return [...remarks.values(), ...unused.map((resource) => toRejection(resource, whyNotShown(resource.type)))]
    },
  }
}

// What is told as a part of something else is not shown a second time on its own.
function listTold(bundle: FhirBundle, find: MappingContext['find']): ReadonlyMap<string, string> {
  const tellers = bundle.resources.filter((resource) => !isWithdrawn(resource))
  const entries = tellers.flatMap((resource) => [
    ...listReported(resource, { find }).map(({ reference }) => [toKey(reference), NOT_SHOWN.told] as const),
    ...listOutcomes(resource).map(({ reference }) => [toKey(reference), NOT_SHOWN.evaluated] as const),
  ])
  return new Map(entries.flatMap(([key, reason]) => (key === undefined ? [] : [[key, reason] as const])))
}

function createGuard(bundle: FhirBundle, client: FhirResource, find: MappingContext['find']): (resource: FhirResource) => void {
  const told = listTold(bundle, find)
  const seen = new Set<string>()
  return (resource) => {
    const key = `${resource.type}/${resource.id ?? ''}`
    if (resource.broken !== undefined) throw new ItemRefused(resource.broken, { lost: true })
    refuseOfAnother(resource, client)
    refuseTold(resource, told.get(key))
    const placeholder = findPlaceholder(withoutNarrative(resource))
    if (placeholder !== undefined) {
      throw new ItemRefused('a placeholder of a template stands where a value belongs', { lost: true, path: placeholder })
    }
    if (resource.id !== undefined && seen.has(key)) throw new ItemRefused(`a second ${resource.type} with the same id`, { lost: true })
    seen.add(key)
  }
}

// One client's record in another's portal is the worst that can happen here.
function refuseOfAnother(resource: FhirResource, client: FhirResource): void {
  if (resource.type === 'Patient' && resource !== client) throw new ItemRefused('not shown: the Patient of another client', { lost: false })
  if (isOfAnother(resource, client)) throw new ItemRefused(`not shown: this ${resource.type} belongs to another client`, { lost: true })
  if (resource.type === 'Appointment') refuseAppointmentOfOthers(resource, (actor) => isOtherPatient(actor, client))
}

function refuseTold(resource: FhirResource, reason: string | undefined): void {
  if (reason === undefined) return
  if (reason === NOT_SHOWN.told || isOutcomeOfCare(resource)) throw new ItemRefused(reason, { lost: false })
}

function withoutNarrative(resource: FhirResource): unknown {
  if (resource.type === 'CarePlan' || resource.type === 'Composition') return resource.json
  const { text: _, ...rest } = resource.json
  return rest
}

function toSourceRecord(mapped: Mapped, resource: FhirResource, input: ItemMapperInput): SourceRecord {
  const parsed = mapped.type.schema.safeParse(input.scrub(mapped.data))
  if (!parsed.success) throw toItemRefused(parsed.error, `this ${resource.type} makes no ${mapped.type.name}`)
  const id = `${input.sourceId}/${mapped.id}`
  const discussedAt = input.discussedAt?.(id, Meta.safeParse(resource.json).data?.meta?.versionId)
  return {
    type: mapped.type,
    id,
    data: parsed.data,
    place: resource.place,
    ...(mapped.recordedAt !== undefined && { recordedAt: mapped.recordedAt }),
    ...(discussedAt !== undefined && { discussedAt }),
    ...(mapped.file && { file: mapped.file }),
  }
}

// A mistake of ours is told apart from one in the data, and neither stops the client; an error's own words may hold data.
function toRefusal(error: unknown, resource: FhirResource): MappedItem {
  const refusal = error instanceof ItemRefused ? error : new ItemRefused(`this ${resource.type} could not be mapped`, { lost: true })
  const types = listRecordTypes(resource.type)
  const lost = refusal.lost ? types : []
  return { records: [], rejected: [toRejection(resource, refusal.message, { path: refusal.path, type: lost[0]?.name })], lost }
}

function toRejection(
  resource: FhirResource,
  reason: string,
  about: { path?: string | undefined; type?: string | undefined } = {},
): Rejection {
  const paths = [resource.place.path, about.path].filter((part) => part !== undefined && part !== '')
  return { place: { ...resource.place, ...(paths.length > 0 && { path: paths.join('.') }) }, reason, type: about.type ?? resource.type }
}

function isUnused(resource: FhirResource, context: MappingContext): boolean {
  if (!DIRECTORY.has(resource.type) || resource.broken !== undefined) return false
  return !STAFF_TYPES.has(resource.type) || readStaff(resource, context).name === undefined
}
