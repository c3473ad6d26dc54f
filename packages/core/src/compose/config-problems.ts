import type { z } from 'zod'
import { toHint } from './nearest.ts'
import type { Problem } from './problem.ts'
import { quote, toList } from './quote.ts'
import { findAtPath, keysAt, type Schema } from './schema-path.ts'
import type { Path } from './snapshot.ts'

/** What is checked: its schema, its value, and where it stands in the configuration. */
export interface Checked {
  readonly schema: Schema
  readonly value: unknown
  readonly at: Path
  /** What the place is called by its reader: `panel "dossier"`. */
  readonly name?: string
}

/** A path as it is written in code: `panels[0].parts[1]`. */
export function toPlace(path: Path, name?: string): string {
  const place = path.map((segment, index) => toSegment(segment, index === 0)).join('')
  return [place || 'portal.config', ...(name ? [`(${name})`] : [])].join(' ')
}

/** The issues of a schema as problems in the user's own words. */
export function toConfigProblems(issues: readonly z.core.$ZodIssue[], checked: Checked): readonly Problem[] {
  return issues.flatMap((issue) => toProblems(issue, checked))
}

function toProblems(issue: z.core.$ZodIssue, checked: Checked): readonly Problem[] {
  const path = issue.path.map((segment) => (typeof segment === 'number' ? segment : String(segment)))
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => toUnknownKey([...path, key], checked))
  const found = valueAt(checked.value, path)
  const expected = toExpected(issue)
  const isMissing = found === undefined
  return [
    {
      code: 'CONFIG_INVALID',
      place: toPlace([...checked.at, ...path], checked.name),
      cause: isMissing ? `It is missing; it ${expected}.` : `It ${expected}; it is ${quote(found)}.`,
      fix: isMissing ? 'Write it.' : 'Change it.',
      ...(issue.code === 'invalid_value' && typeof found === 'string' ? toHint(found, issue.values.map(String)) : {}),
    },
  ]
}

function toUnknownKey(path: Path, checked: Checked): Problem {
  const key = String(path.at(-1))
  const known = keysAt(findAtPath(checked.schema, path.slice(0, -1)))
  return {
    code: 'CONFIG_INVALID',
    place: toPlace([...checked.at, ...path], checked.name),
    cause: `There is no setting ${quote(key)} here${known.length > 0 ? ` (known: ${toList(known)})` : ''}.`,
    fix: 'Remove it, or write the name of a setting that exists.',
    ...toHint(key, known),
  }
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  object: 'an object',
  record: 'an object',
  array: 'a list',
  boolean: 'true or false',
  number: 'a number',
  int: 'a whole number',
}

function toExpected(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return `must be ${KINDS[issue.expected] ?? issue.expected}`
  if (issue.code === 'invalid_value') return `must be one of ${issue.values.map((value) => quote(value)).join(', ')}`
  if (issue.code === 'invalid_key') return `has a name that ${issue.issues[0]?.message ?? 'is not allowed'}`
  return issue.message
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, segment) => (isOwner(inner) && Object.hasOwn(inner, segment) ? inner[segment] : undefined), value)
}

function isOwner(value: unknown): value is Readonly<Record<string | number, unknown>> {
  return typeof value === 'object' && value !== null
}

function toSegment(segment: string | number, isFirst: boolean): string {
  if (typeof segment === 'number') return `[${segment}]`
  if (/^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(segment)) return isFirst ? segment : `.${segment}`
  return `[${quote(segment)}]`
}
