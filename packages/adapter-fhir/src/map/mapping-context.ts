import type { RecordType, SourceFile } from '@voordeur/core'
import type { Reference } from '../fields/datatypes.ts'
import type { FhirResource } from '../read/fhir-resource.ts'

/** What a mapper is given beside its resource. */
export interface MappingContext {
  /** `YYYY-MM-DD`; undefined when the record does not say. */
  readonly birthDate: string | undefined
  /** The resource a reference points at; a reference to nothing is reported once per place, and the item stays. */
  readonly find: (reference: Reference | undefined, from: FhirResource) => FhirResource | undefined
  /** Whether a reference says that it is about another client than this one. */
  readonly isOther: (reference: Reference | undefined) => boolean
  /** The id under which an item of this client is stored. */
  readonly toRecordId: (id: string) => string
  /** Reports something about an item that is shown all the same. */
  readonly remark: (from: FhirResource, remark: string, path?: string) => void
}

/** One record as a mapper makes it, before its schema has seen it. */
export interface Mapped {
  readonly type: RecordType
  readonly id: string
  readonly data: Readonly<Record<string, unknown>>
  readonly recordedAt?: string | undefined
  /** What is opened beside it. */
  readonly file?: SourceFile | undefined
}

/** Makes the records of one resource; throws `ItemRefused` when it can not. */
export type Mapper = (resource: FhirResource, context: MappingContext) => readonly Mapped[]
