import type { z } from 'zod'

/** What is wrong with a value, in the words of who fills an export: the column and what belongs there, never the value itself. */
export function sayIssue({ path, message }: Pick<z.core.$ZodIssue, 'path' | 'message'>): string {
  const column = path.map(String).join('.')
  if (message.endsWith('received undefined')) return `${column} is missing`
  const expected = /^Invalid (?:input|option): (.+)$/.exec(message)?.[1]
  return (expected === undefined ? `${column} ${message}` : `${column}: ${expected}`).trim()
}
