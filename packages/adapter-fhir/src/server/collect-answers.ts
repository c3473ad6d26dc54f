import type { Rejection } from '@voordeur/core'
import { listRecordTypes } from '../r4/to-records.ts'
import type { FhirResource } from '../read/fhir-resource.ts'
import { FhirUnreadable } from '../read/fhir-unreadable.ts'
import type { Ask } from './ask-server.ts'
import type { Question } from './plan-questions.ts'
import { readResource, searchPages, type SearchOptions } from './search-pages.ts'
import { ServerFault } from './server-fault.ts'
import { toShownAddress } from './to-shown-address.ts'

/** What questions about a client are asked with. */
export interface Asking {
  readonly ask: Ask
  readonly questions: readonly Question[]
  /** The most that all answers about one client may weigh. */
  readonly maxBytes: number
  readonly search: Omit<SearchOptions, 'mustHold'>
}

/** What a server answered about one client. */
export interface Answers {
  readonly resources: readonly FhirResource[]
  readonly rejected: readonly Rejection[]
  /** Types of resource of which there may be more than was answered. */
  readonly partial: ReadonlySet<string>
  /** Whether some question got no answer at all, as from a server that is down. */
  readonly isUnanswered: boolean
}

type Failure = ServerFault | FhirUnreadable

/** Asks every question about a client. One that fails stops no other, unless the server does not know us at all. */
export async function collectAnswers(id: string, asking: Asking): Promise<Answers> {
  const resources = new Map<string, FhirResource>()
  const rejected: Rejection[] = []
  const partial = new Set<string>()
  let isUnanswered = false
  let left = asking.maxBytes
  for (const question of asking.questions) {
    if (!question.isWhole) partial.add(question.type)
    try {
      left -= await takeAnswer(question.toPath(id), { id, asking, resources, left })
    } catch (error) {
      if (!isFailure(error)) throw error
      partial.add(question.type)
      isUnanswered ||= error instanceof ServerFault && error.again
      rejected.push(toRejection(error, question, new URL(question.toPath(id), asking.search.base)))
    }
  }
  return { resources: [...resources.values()], rejected, partial, isUnanswered }
}

async function takeAnswer(
  path: string,
  { id, asking, resources, left }: { id: string; asking: Asking; resources: Map<string, FhirResource>; left: number },
): Promise<number> {
  let taken = 0
  const { ask, search } = asking
  const pages = path.includes('?') ? searchPages(ask, path, { ...search, mustHold: id }) : [readResource(ask, path, search.base)]
  for await (const page of pages) {
    taken += page.bytes
    if (taken > left) throw new ServerFault(`the record of this client is larger than ${asking.maxBytes} bytes`, { again: false })
    for (const resource of page.resources) resources.set(toIdentity(resource, resources), resource)
  }
  return taken
}

// Who is not known (401) is answered nothing about anybody: that ends the run.
function isFailure(error: unknown): error is Failure {
  return error instanceof FhirUnreadable || (error instanceof ServerFault && error.status !== 401)
}

function toRejection(error: Failure, { type }: Question, address: URL): Rejection {
  const place = error instanceof FhirUnreadable ? error.place : { file: toShownAddress(address) }
  return { place, reason: error.message, type: listRecordTypes(type)[0]?.name ?? type }
}

// One resource answers several questions, and is one as long as it is the same; two that differ are both told to the mapping.
function toIdentity(resource: FhirResource, known: ReadonlyMap<string, FhirResource>): string {
  const key = `${resource.type}/${resource.id ?? ''}`
  const earlier = known.get(key)
  const isSame = !earlier || JSON.stringify(earlier.json) === JSON.stringify(resource.json)
  return resource.id !== undefined && isSame ? key : `${key}\n${known.size}`
}
