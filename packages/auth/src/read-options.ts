import type { z } from 'zod'

/** Options as their schema gives them, or what is wrong with them, each with its path. */
export interface ReadOptions<T> {
  readonly value: T | undefined
  readonly problems: readonly string[]
}

/** Reads options with their strict schema; `name` stands before each path (`sms.perHour: …`); it may be empty. */
export function readOptions<Schema extends z.ZodType>(schema: Schema, options: unknown, name: string): ReadOptions<z.output<Schema>> {
  const parsed = schema.safeParse(options)
  if (parsed.success) return { value: parsed.data, problems: [] }
  const problems = parsed.error.issues.map(
    ({ path, message }) => `${[name, ...path.map(String)].filter((part) => part !== '').join('.') || 'auth'}: ${message}`,
  )
  return { value: undefined, problems }
}
