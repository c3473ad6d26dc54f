import type { z } from 'zod'
import { findDescription } from './find-description.ts'
import { isSecret } from './is-secret.ts'
import { sayIssue } from './issue-sentence.ts'
import { toHint } from './nearest.ts'
import type { Problem, ProblemCode } from './problem.ts'
import { quote, toList } from './quote.ts'
import { findAtPath, keysAt, type Schema } from './schema-path.ts'
import type { Path } from './snapshot.ts'

/** What is checked: its schema, its value, and where it stands in the configuration. */
export interface Checked<S extends Schema = Schema> {
  readonly schema: S
  readonly value: unknown
  readonly at: Path
  /** What the place is called by its reader: `panel "dossier"`. */
  readonly name?: string
  /** Default `CONFIG_INVALID`. */
  readonly code?: ProblemCode
}

/** What a schema made of a value, or every mistake in it in the writer's own words. */
export type CheckedValue<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly Problem[] }

/** A path as it is written in code: `panels[0].parts[1]`. */
export function toPlace(path: Path, name?: string): string {
  const place = path.map((segment, index) => toSegment(segment, index === 0)).join('')
  return [place || 'portal.config', ...(name ? [`(${name})`] : [])].join(' ')
}

/** Reads a value with its schema. */
export function checkValue<T>(checked: Checked<z.ZodType<T>>): CheckedValue<T> {
  const result = checked.schema.safeParse(checked.value, { error: sayIssue })
  if (result.success) return { ok: true, value: result.data }
  return { ok: false, problems: result.error.issues.filter(isFirstWord).flatMap((issue) => toProblems(issue, checked)) }
}

/** Of what is another kind of thing altogether, nothing else is said: how long a list is matters to nobody where text belongs. */
function isFirstWord(issue: z.core.$ZodIssue, _: number, all: readonly z.core.$ZodIssue[]): boolean {
  return issue.code === 'invalid_type' || !all.some(({ code, path }) => code === 'invalid_type' && path.join('.') === issue.path.join('.'))
}

function toProblems(issue: z.core.$ZodIssue, checked: Checked): readonly Problem[] {
  const path = toPath(issue.path)
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => toUnknownKey([...path, key], checked))
  if (issue.code === 'invalid_union') return toUnionProblems(issue, checked)
  return [toProblem(issue, checked)]
}

/** Of what may be an object or something else, an object that was written is told about in its own terms. */
function toUnionProblems(issue: z.core.$ZodIssueInvalidUnion, checked: Checked): readonly Problem[] {
  const fitting = issue.errors.find(
    (branch) => branch.every(({ path }) => path.length > 0) || branch.some(({ code }) => code === 'unrecognized_keys'),
  )
  if (fitting) return fitting.flatMap((inner) => toProblems({ ...inner, path: [...issue.path, ...inner.path] }, checked))
  const ways = issue.errors.flatMap((branch) =>
    branch.filter(({ path }) => path.length === 0).map(({ message }) => message.replace(/^must be /u, '')),
  )
  return [toProblem(ways.length === 0 ? issue : { ...issue, message: `must be ${[...new Set(ways)].join(', or ')}` }, checked)]
}

function toProblem(issue: z.core.$ZodIssue, checked: Checked): Problem {
  const path = toPath(issue.path)
  const found = valueAt(checked.value, path)
  const isMissing = found === undefined
  const says = findDescription(checked.schema, path) ?? findDescription(checked.schema, path.slice(0, -1))
  return {
    code: checked.code ?? 'CONFIG_INVALID',
    place: toPlace([...checked.at, ...path], checked.name),
    cause: toCause(toSentence(issue), isMissing ? undefined : toShown({ checked, path, found })),
    fix: [toFix(path.at(-1), { issue, isMissing }), ...(says === undefined ? [] : [`What it is for: ${says}`])].join(' '),
    ...(issue.code === 'invalid_value' && typeof found === 'string' ? toHint(found, issue.values.map(String)) : {}),
  }
}

function toCause(says: string, shown: string | undefined): string {
  const predicate = /^(?:must|is|has|may|can|holds|begins|says)\b/u.test(says)
  if (!predicate) return shown === undefined ? `${toCapital(says)}.` : `${toCapital(says)}; it is ${shown}.`
  return shown === undefined ? `It is missing; it ${says}.` : `It ${says}; it is ${shown}.`
}

function toShown({ checked, path, found }: { readonly checked: Checked; readonly path: Path; readonly found: unknown }): string {
  return isSecret({ schema: checked.schema, path, value: found }) ? 'something else (not shown: it may be a secret)' : quote(found)
}

function toSentence(issue: z.core.$ZodIssue): string {
  return issue.code === 'invalid_key'
    ? `has a name that ${issue.issues[0]?.message ?? 'is not allowed'}`
    : issue.message.replace(/\.$/u, '')
}

const EXAMPLES: Readonly<Record<string, string>> = {
  string: "'…'",
  object: '{ … }',
  record: '{ … }',
  array: '[ … ]',
  tuple: '[ … ]',
  boolean: 'true',
  number: '1',
  int: '1',
}

/** How it is written: for what has a form of its own, as code. */
function toFix(
  key: string | number | undefined,
  { issue, isMissing }: { readonly issue: z.core.$ZodIssue; readonly isMissing: boolean },
): string {
  const name = typeof key === 'string' && /^[\w$]+$/u.test(key) ? `${key}: ` : ''
  const choices = listChoices(issue)
  if (choices.length > 0) return `Write ${choices.map((value) => `\`${name}${toCode(value)}\``).join(' or ')}.`
  const example = issue.code === 'invalid_type' ? EXAMPLES[issue.expected] : undefined
  if (example === 'true') return `Write \`${name}true\` or \`${name}false\`.`
  if (example !== undefined) return `Write it as \`${name}${example}\`.`
  return isMissing ? 'Add it to the configuration.' : 'Change it in the configuration.'
}

/** The values that may stand there, where they can be counted; also of the word that decides the rest of an object. */
function listChoices(issue: z.core.$ZodIssue): readonly unknown[] {
  if (issue.code === 'invalid_value') return issue.values
  return issue.code === 'invalid_union' && 'options' in issue && Array.isArray(issue.options) ? issue.options : []
}

const toCode = (value: unknown) => (typeof value === 'string' ? `'${value}'` : String(value))

function toUnknownKey(path: Path, checked: Checked): Problem {
  const key = String(path.at(-1))
  const known = [...new Set(keysAt(findAtPath(checked.schema, path.slice(0, -1))))]
  return {
    code: checked.code ?? 'CONFIG_INVALID',
    place: toPlace([...checked.at, ...path], checked.name),
    cause: `There is no setting ${quote(key)} here${known.length > 0 ? ` (known: ${toList(known)})` : ''}.`,
    fix: 'Remove it, or write the name of a setting that exists.',
    ...toHint(key, known),
  }
}

function toPath(path: readonly PropertyKey[]): Path {
  return path.map((segment) => (typeof segment === 'number' ? segment : String(segment)))
}

function toCapital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
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
