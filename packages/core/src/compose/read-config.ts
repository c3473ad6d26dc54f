import type { z } from 'zod'
import type { AcceptedRisk } from '../define/finding.ts'
import type { Organisation } from '../define/organisation.ts'
import type { AccessPolicy, AuditPolicy, DeskPolicy, Language, Panel, PermissionSet, Statements, SyncBrake } from '../define/portal.ts'
import type { RecordPolicy } from '../define/record-policy.ts'
import type { Theme } from '../define/theme.ts'
import {
  AcceptedRiskSchema,
  CONFIG_KEYS,
  PanelSchema,
  PermissionSetSchema,
  RecordPolicySchema,
  SECTIONS,
  SetName,
} from './config-schema.ts'
import { checkValue, toPlace, type Checked } from './config-problems.ts'
import { toHint } from './nearest.ts'
import type { Problem } from './problem.ts'
import { quote, toList } from './quote.ts'

/** A thing that stands in a list or under a name, with the place it was written. */
export interface Placed<T> {
  readonly place: string
  readonly key: string
  readonly value: T
}

/** What could be read of a configuration, section by section: one mistake hides nothing else. */
export interface ReadConfig {
  readonly organisation: Organisation | undefined
  readonly language: Language | undefined
  readonly theme: Theme | undefined
  readonly access: AccessPolicy
  readonly brake: SyncBrake
  readonly audit: AuditPolicy
  readonly desk: DeskPolicy | undefined
  readonly statements: Statements
  readonly mail: { readonly from: string } | undefined
  readonly tour: boolean
  readonly panels: readonly Placed<Panel>[]
  readonly permissionSets: readonly Placed<PermissionSet>[]
  /** Names of all sets as written, also of those that could not be read. */
  readonly setNames: readonly string[]
  readonly records: readonly Placed<RecordPolicy>[]
  readonly acceptedRisks: readonly Placed<AcceptedRisk>[]
}

type Entries = Readonly<Record<string, unknown>>

/** Reads everything of a configuration that is not a definition, and names every mistake. */
export function readConfig(config: Entries): { readonly config: ReadConfig; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [...findUnknownKeys(config)]
  const section = <T>(name: keyof typeof SECTIONS, schema: z.ZodType<T>, required: boolean): T | undefined =>
    required || config[name] !== undefined ? parse(schema, { value: config[name], at: [name] }, problems) : undefined
  const sets = listEntries(config, 'permissionSets', problems)
  const read: ReadConfig = {
    organisation: section('organisation', SECTIONS.organisation, true),
    language: section('language', SECTIONS.language, true),
    theme: section('theme', SECTIONS.theme, true),
    access: section('access', SECTIONS.access, false) ?? {},
    brake: section('brake', SECTIONS.brake, false) ?? {},
    audit: section('audit', SECTIONS.audit, false) ?? {},
    desk: section('desk', SECTIONS.desk, false),
    statements: section('statements', SECTIONS.statements, false) ?? {},
    mail: section('mail', SECTIONS.mail, false),
    tour: section('tour', SECTIONS.tour, false) ?? false,
    panels: listItems(config, 'panels', problems).flatMap((entry) => parseEntry(PanelSchema, nameItem(entry, 'panel'), problems)),
    permissionSets: sets.flatMap((entry) => [...checkSetName(entry, problems), ...parseEntry(PermissionSetSchema, entry, problems)]),
    setNames: sets.map((entry) => entry.key),
    records: listEntries(config, 'records', problems).flatMap((entry) => parseEntry(RecordPolicySchema, entry, problems)),
    acceptedRisks: listItems(config, 'acceptedRisks', problems).flatMap((entry) =>
      parseEntry(AcceptedRiskSchema, nameItem(entry, 'risk'), problems),
    ),
  }
  return { config: read, problems }
}

/** Whether a value is an object with keys. */
export function isEntries(value: unknown): value is Entries {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

interface Entry {
  readonly key: string
  readonly value: unknown
  readonly at: readonly (string | number)[]
  readonly name?: string
}

const REQUIRED = ['sources', 'plugins', 'panels', 'permissionSets', 'auth']

function findUnknownKeys(config: Entries): readonly Problem[] {
  return Object.keys(config)
    .filter((key) => !CONFIG_KEYS.some((known) => known === key))
    .map((key) => ({
      code: 'CONFIG_INVALID',
      place: toPlace([key]),
      cause: `There is no setting ${quote(key)} (known: ${CONFIG_KEYS.join(', ')}).`,
      fix: 'Remove it, or write the name of a setting that exists.',
      ...toHint(key, CONFIG_KEYS),
    }))
}

/** The items of a list in the configuration; none, and a problem, when it is not a list. */
export function listItems(config: Entries, name: string, problems: Problem[]): readonly Entry[] {
  const value = config[name]
  if (Array.isArray(value)) return value.map((item: unknown, index) => ({ key: String(index), value: item, at: [name, index] }))
  if (value !== undefined || REQUIRED.includes(name)) problems.push(toWrongKind(name, value, 'a list'))
  return []
}

function listEntries(config: Entries, name: string, problems: Problem[]): readonly Entry[] {
  const value = config[name]
  if (isEntries(value)) return Object.entries(value).map(([key, item]) => ({ key, value: item, at: [name, key] }))
  if (value !== undefined || REQUIRED.includes(name)) problems.push(toWrongKind(name, value, 'an object'))
  return []
}

function toWrongKind(name: string, value: unknown, kind: string): Problem {
  const isMissing = value === undefined
  return {
    code: 'CONFIG_INVALID',
    place: toPlace([name]),
    cause: isMissing ? `It is missing; it must be ${kind}.` : `It must be ${kind}; it is ${quote(value)}.`,
    fix: `Write ${kind === 'a list' ? `\`${name}: [ … ]\`` : `\`${name}: { … }\``}.`,
  }
}

function nameItem(entry: Entry, kind: string): Entry {
  const id = isEntries(entry.value) ? entry.value['id'] : undefined
  return typeof id === 'string' && id ? { ...entry, key: id, name: `${kind} ${quote(id)}` } : entry
}

function checkSetName(entry: Entry, problems: Problem[]): readonly [] {
  const name = SetName.safeParse(entry.key)
  if (!name.success) {
    problems.push({
      code: 'CONFIG_INVALID',
      place: toPlace(entry.at),
      cause: `The name of a permission set ${toList(name.error.issues.map((issue) => issue.message))}.`,
      fix: 'Rename it; people see its `title`.',
    })
  }
  return []
}

function parseEntry<T>(schema: z.ZodType<T>, entry: Entry, problems: Problem[]): readonly Placed<T>[] {
  const value = parse(schema, entry, problems)
  return value === undefined ? [] : [{ place: toPlace(entry.at, entry.name), key: entry.key, value }]
}

function parse<T>(schema: z.ZodType<T>, checked: Omit<Checked, 'schema'>, problems: Problem[]): T | undefined {
  const result = checkValue({ ...checked, value: dropUndefined(checked.value), schema })
  if (result.ok) return result.value
  problems.push(...result.problems)
  return undefined
}

/** A setting that was written as `undefined` (an unset environment variable) counts as left out. */
function dropUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => dropUndefined(item))
  if (!isEntries(value)) return value
  return Object.fromEntries(Object.entries(value).flatMap(([key, inner]) => (inner === undefined ? [] : [[key, dropUndefined(inner)]])))
}
