import { InvoluntaryCareMeasure } from '@voordeur/core/care'

/** An invented measure: what is given, as the schema takes it, on the least that a record must say. */
export function createMeasure(given: Partial<InvoluntaryCareMeasure> = {}): InvoluntaryCareMeasure {
  return InvoluntaryCareMeasure.schema.parse({ code: {}, label: 'Invented', status: 'active', ...given })
}
