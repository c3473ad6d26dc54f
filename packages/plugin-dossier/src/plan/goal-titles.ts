import type { RecordReader } from '@voordeur/core'
import { Goal } from '@voordeur/core/care'

/** What the goals of this client are called, by their source id. */
export async function listGoalTitles(records: RecordReader): Promise<ReadonlyMap<string, string>> {
  const goals = await records.all(Goal)
  return new Map(goals.flatMap(({ data }) => (data.description === undefined ? [] : [[data.sourceId, data.description]])))
}
