import type { RecordType, Rejection } from '@voordeur/core'
import { listRecordTypes } from '../r4/to-records.ts'
import type { FhirResource, FhirVersion } from '../read/fhir-resource.ts'
import { FhirUnreadable } from '../read/fhir-unreadable.ts'
import { toClientStep, type ClientStep } from '../to-client-step.ts'
import { collectAnswers, type Answers, type Asking } from './collect-answers.ts'
import type { ReadDirectory } from './read-directory.ts'
import { toShownAddress } from './to-shown-address.ts'

/** What reading a client takes. */
export interface ClientReading extends Asking {
  readonly directory: ReadDirectory
  readonly version: FhirVersion
}

/** A client as far as the server answered; without a client in the step nobody could be read. */
export interface ReadFromServer {
  readonly step: ClientStep | { readonly rejected: readonly Rejection[] }
  /** Whether the client keeps the last good copy. Not who is named by a BSN, under which nothing was ever stored. */
  readonly isUnread: boolean
  /** Whether anything failed, so that the client is to be read again whether something changes or not. */
  readonly isOwed: boolean
  /** Whether some question got no answer at all, as from a server that is down. */
  readonly isUnanswered: boolean
}

/** Reads one client by every question. A question that fails makes its types not complete and stops no other. */
export async function readClient(id: string, reading: ClientReading): Promise<ReadFromServer> {
  const answers = await collectAnswers(id, reading)
  const resources = [...answers.resources, ...(await reading.directory(answers.resources))]
  const { isUnanswered } = answers
  try {
    const step = toStep(id, resources, { reading, answers })
    return { step, isUnread: false, isOwed: answers.rejected.length > 0, isUnanswered }
  } catch (error) {
    const isNamedByBsn = error instanceof FhirUnreadable && error.code === 'NAMED_BY_BSN'
    const rejected = [...answers.rejected, toRejection(error, toFile(id, reading))]
    return { step: { rejected }, isUnread: !isNamedByBsn, isOwed: !isNamedByBsn, isUnanswered }
  }
}

function toStep(
  id: string,
  resources: readonly FhirResource[],
  { reading, answers }: { readonly reading: ClientReading; readonly answers: Answers },
): ClientStep {
  const file = toFile(id, reading)
  const { step } = toClientStep({ version: reading.version, resources }, { sourceId: id, file, mustCarryId: true })
  const complete = listComplete(step.complete ?? [], reading, answers)
  return { ...step, complete, rejected: [...(step.rejected ?? []), ...answers.rejected] }
}

/** A type of record is whole when something it is made of was asked for, and all of that was answered whole. */
function listComplete(mapped: readonly RecordType[], { questions }: Asking, { partial }: Answers): readonly RecordType[] {
  const asked = new Set(questions.flatMap(({ type }) => listRecordTypes(type)))
  const lost = new Set([...partial].flatMap((type) => listRecordTypes(type)))
  return mapped.filter((type) => asked.has(type) && !lost.has(type))
}

function toFile(id: string, { search }: Asking): string {
  return toShownAddress(new URL(`Patient/${id}`, search.base))
}

function toRejection(error: unknown, file: string): Rejection {
  if (error instanceof FhirUnreadable) return { place: error.place, reason: error.message }
  return { place: { file }, reason: 'the client can not be read' }
}
