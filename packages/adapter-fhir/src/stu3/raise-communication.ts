import { Reference } from '../fields/datatypes.ts'
import { list } from '../fields/list.ts'
import type { JsonObject } from '../read/fhir-resource.ts'

const Topics = list(Reference)

/** A STU3 Communication in the form of R4: what it is about is a reference there, of which the words are kept. */
export function raiseCommunication(json: JsonObject): JsonObject {
  const topic = Topics.safeParse(json.topic).data?.find(({ display }) => display !== undefined)
  return {
    ...json,
    topic: topic?.display === undefined ? undefined : { text: topic.display },
    status: json.notDone === true ? 'not-done' : json.status,
  }
}
