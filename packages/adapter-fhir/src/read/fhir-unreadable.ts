import type { SourcePlace } from '@voordeur/core'

/** Why a file as a whole could not be read as the record of one client. */
export type UnreadableCode =
  | 'TOO_LARGE'
  | 'TOO_DEEP'
  | 'ENCODING'
  | 'DTD'
  | 'MALFORMED'
  | 'NOT_FHIR'
  | 'NO_CLIENT'
  | 'SEVERAL_CLIENTS'
  | 'WRONG_CLIENT'
  | 'NAMED_BY_BSN'

/** A file that can not be read as the record of one client; the sentence names no value of the record. */
export class FhirUnreadable extends Error {
  readonly code: UnreadableCode
  readonly place: SourcePlace

  constructor(code: UnreadableCode, reason: string, place: SourcePlace) {
    super(reason)
    this.name = 'FhirUnreadable'
    this.code = code
    this.place = place
  }
}
