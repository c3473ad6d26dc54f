import type { RecordType } from '../define/record.ts'
import type { StaffMember } from '../define/source.ts'
import { readAtPath, updateAtPath } from './field-path.ts'
import type { ProseRedactor } from './redact-prose.ts'

/** Data without names of staff, and how many names gave way. */
export interface RedactedRecord {
  readonly data: unknown
  readonly replaced: number
}

/** Takes the names out of every declared staff field and every declared prose field of a record. */
export function redactRecord(type: RecordType, data: unknown, redactProse: ProseRedactor): RedactedRecord {
  let replaced = 0
  const toProse = (value: unknown): unknown => {
    if (typeof value !== 'string') return value
    const prose = redactProse(value)
    replaced += prose.replaced
    return prose.text
  }
  const toRole = (value: unknown): unknown => {
    if (!hasName(value)) return value
    replaced += 1
    const { name: _name, ...rest } = value
    return rest
  }
  const withoutNames = type.staffNames.reduce((current, path) => updateAtPath(current, path, toRole), data)
  return { data: listProse(type).reduce((current, path) => updateAtPath(current, path, toProse), withoutNames), replaced }
}

// The few record types, each asked of every record.
const proseOf = new WeakMap<RecordType, readonly string[]>()

function listProse(type: RecordType): readonly string[] {
  // A role that somebody filled in with a name would be shown in its place.
  const paths = proseOf.get(type) ?? [...[...type.staffNames, ...type.namedByLaw].map((path) => `${path}.role`), ...type.freeText]
  proseOf.set(type, paths)
  return paths
}

/** The staff named in the structured fields of a record. */
export function listStaff(type: RecordType, data: unknown): readonly StaffMember[] {
  return [...type.staffNames, ...type.namedByLaw]
    .flatMap((path) => readAtPath(data, path))
    .filter(hasName)
    .map(({ name, role }) => (typeof role === 'string' ? { name, role } : { name }))
}

/** The names of the client's own side in a record, as far as its data have them. */
export function listOwnNames(type: RecordType, data: unknown): readonly string[] {
  return type.ownNames.flatMap((path) => readAtPath(data, path)).filter((name) => typeof name === 'string')
}

function hasName(value: unknown): value is { name: string; role?: unknown } {
  return typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string'
}
