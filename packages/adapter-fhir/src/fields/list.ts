import { z } from 'zod'

/** A list that may also be written as a single item or be absent: STU3 and R4 differ in what repeats. */
export function list<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess((value) => toList(value), z.array(schema))
}

/** What stands in a field that may be absent, a single item or a list. */
export function toList(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? value : [value]
}
