import type { RecordType, Rejection } from '@voordeur/core'
import { listRecordTypes } from '../r4/to-records.ts'
import type { FhirResource, FhirVersion } from '../read/fhir-resource.ts'
import { FhirUnreadable } from '../read/fhir-unreadable.ts'
import { toClientStep, type ClientStep } from '../to-client-step.ts'
import { attachFiles } from './attach-files.ts'
import { collectAnswers, type Answers, type Asking } from './collect-answers.ts'
import type { QuestionPlan } from './plan-questions.ts'
import type { ReadDirectory } from './read-directory.ts'
import { toShownAddress } from './to-shown-address.ts'

/** What reading a client takes. */
export interface ClientReading extends Asking {
  /** What the server can not be asked for. */
  readonly notAsked: QuestionPlan['notAsked']
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
  const directory = await reading.directory(answers.resources)
  const resources = [...answers.resources, ...directory.resources]
  const partial = new Set([...answers.partial, ...directory.partial, ...reading.notAsked.map(({ type }) => type)])
  const { isUnanswered } = answers
  try {
    const step = toStep(id, resources, { reading, answers, partial })
    return { step, isUnread: false, isOwed: answers.rejected.length + directory.partial.size > 0, isUnanswered }
  } catch (error) {
    const isNamedByBsn = error instanceof FhirUnreadable && error.code === 'NAMED_BY_BSN'
    const rejected = [...answers.rejected, toRejection(error, toFile(id, reading))]
    return { step: { rejected }, isUnread: !isNamedByBsn, isOwed: !isNamedByBsn, isUnanswered }
  }
}

function toStep(
  id: string,
  resources: readonly FhirResource[],
  { reading, answers, partial }: { readonly reading: ClientReading; readonly answers: Answers; readonly partial: ReadonlySet<string> },
): ClientStep {
  const file = toFile(id, reading)
  const { step } = toClientStep({ version: reading.version, resources }, { sourceId: id, file, mustCarryId: true })
  const complete = listComplete(step.complete ?? [], reading, partial)
  const records = attachFiles(step.records, resources, { ask: reading.ask, base: reading.search.base })
  return { ...step, records, complete, rejected: [...(step.rejected ?? []), ...answers.rejected] }
}

// Read along with the forms that refer to it.
const ALONG = { Questionnaire: 'QuestionnaireResponse' } as const

/** A type of record is whole when all it can be made of was asked for, and answered whole. */
function listComplete(mapped: readonly RecordType[], { questions }: Asking, partial: ReadonlySet<string>): readonly RecordType[] {
  const types = new Set(questions.map(({ type }) => type))
  const along = Object.entries(ALONG).flatMap(([type, by]) => (types.has(by) && !partial.has(by) ? [type] : []))
  const asked = new Set([...types, ...along].flatMap((type) => listRecordTypes(type)))
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
