import { z } from 'zod'
import { Reference } from '../fields/datatypes.ts'
import { list } from '../fields/list.ts'
import { readSubject } from '../find-client.ts'
import { toKey } from '../map/reference-index.ts'
import type { FhirResource } from '../read/fhir-resource.ts'
import type { Ask } from './ask-server.ts'
import type { QuestionPlan } from './plan-questions.ts'
import type { Capabilities } from './read-capabilities.ts'
import { searchPages, type SearchOptions } from './search-pages.ts'

/** Whether the server can say what changed, for every type that is asked for. */
export function canTellChanges({ types }: Capabilities, { questions }: QuestionPlan): boolean {
  return questions.every(({ type, isWhole }) => isWhole && types.get(type)?.parameters.has('_lastUpdated') === true)
}

// Clocks differ, and what is being written while we ask gets a time before it can be found.
const OVERLAP = 10 * 60 * 1000

/**
 * The clients about whom anything changed since a moment. Undefined when that is not certain, because something changed that
 * does not say whose it is. What was removed shows in no search.
 */
export async function findChangedClients(
  ask: Ask,
  { questions }: QuestionPlan,
  { since, ...options }: SearchOptions & { readonly since: string },
): Promise<ReadonlySet<string> | undefined> {
  const from = new Date(Date.parse(since) - OVERLAP).toISOString()
  const changed = new Set<string>()
  let isCertain = true
  for (const type of new Set(questions.map((question) => question.type))) {
    for await (const { resources } of searchPages(ask, `${type}?_lastUpdated=ge${encodeURIComponent(from)}`, options)) {
      const clients = resources.filter((one) => one.type === type).map((resource) => listClientIds(resource))
      isCertain &&= clients.every((ids) => ids.length > 0)
      clients.flat().forEach((id) => changed.add(id))
    }
  }
  return isCertain ? changed : undefined
}

const Meeting = z.looseObject({ participant: list(z.looseObject({ actor: Reference.optional() })) })

// An appointment has participants and no subject.
function listClientIds(resource: FhirResource): readonly string[] {
  if (resource.type === 'Patient') return resource.id === undefined ? [] : [resource.id]
  const actors = (Meeting.safeParse(resource.json).data?.participant ?? []).map(({ actor }) => actor)
  const keys = [readSubject(resource), ...actors].map((reference) => toKey(reference?.reference))
  return keys.flatMap((key) => (key?.startsWith('Patient/') === true ? [key.slice('Patient/'.length)] : []))
}
