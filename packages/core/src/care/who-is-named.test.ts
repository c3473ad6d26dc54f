import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { isBranded } from '../define/brand.ts'
import type { RecordType } from '../define/record.ts'
import * as care from './index.ts'

const EXPORTED: readonly unknown[] = Object.values(care)
const TYPES = EXPORTED.filter((value): value is RecordType => isBranded('record', value))

/** Words that can name nobody on the staff, or name somebody who is not: each with the reason. */
const NO_NAME_OF_STAFF: readonly (readonly [RegExp, string])[] = [
  [/(^|\.)(code|system|id|status|unit|uzovi|kind|card|decision|use|gender|authorKind)$/, 'a code, an id or one of a few words'],
  [/(^|\.)(goals\.\*|goal|answers|sourceId)$/, 'the id of another record'],
  [/(^|\.)(by|says|article|outcome)$|^involuntaryCareMeasure\.category$/, 'one of a few words'],
  [/^involuntaryCareApplication\.measure$/, 'the id of another record'],
  [/(^|\.)(at|start|end|due|.*At|.*On(\.\*)?|until|birthDate)$/, 'a day or a moment'],
  [/(^|\.)(lines\.\*|postalCode|city|country|value|telecoms\..*|location)$/, 'an address or a number'],
  [/^(personal|contact)\.name\.|^personal\.(maritalStatus|nationality|language|clientNumber)$/, 'the client’s or a contact’s own'],
  [/^contact\.(roles|relations)\./, 'what somebody is to the client'],
  [/^personal\.generalPractitioner\./, 'the general practitioner is not of the organisation'],
  [/^coverage\./, 'an insurance'],
  [/(^|\.)family\.relation$/, 'what somebody is to the client'],
  [/^carePeriod\./, 'a place and a kind of care'],
  [/^newsItem\.location$/, 'a place'],
]

/** The path of every text in a schema, `*` for every item of a list. */
function listTexts(schema: unknown, path = ''): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return []
  const { type, properties, items, anyOf } = schema as { type?: string; properties?: object; items?: unknown; anyOf?: unknown[] }
  const below = (key: string) => (path === '' ? key : `${path}.${key}`)
  if (anyOf) return [...new Set(anyOf.flatMap((each) => listTexts(each, path)))]
  if (type === 'object') return Object.entries(properties ?? {}).flatMap(([key, each]) => listTexts(each, below(key)))
  if (type === 'array') return listTexts(items, below('*'))
  return type === 'string' ? [path] : []
}

function listPlaces(type: RecordType): readonly string[] {
  return listTexts(z.toJSONSchema(type.schema, { io: 'input', unrepresentable: 'any' }))
}

describe.each(TYPES.map((type) => [type.name, type] as const))('every text of a %s', (name, type) => {
  const declared = new Set([...type.freeText, ...type.ownNames])
  const isStaff = (path: string) =>
    [...type.staffNames, ...type.namedByLaw].some((staff) => path === `${staff}.name` || path === `${staff}.role`)

  test('is a member of staff, prose, a name of the client’s own side, or can name nobody on the staff', () => {
    const open = listPlaces(type).filter(
      (path) =>
        !declared.has(path) &&
        !isStaff(path) &&
        !NO_NAME_OF_STAFF.some(([pattern]) => pattern.test(path) || pattern.test(`${name}.${path}`)),
    )
    expect(open).toEqual([])
  })

  test('is declared where there is such a text', () => {
    const places = new Set(listPlaces(type))
    expect([...type.freeText, ...type.ownNames, ...type.search].filter((path) => !places.has(path))).toEqual([])
    for (const staff of [...type.staffNames, ...type.namedByLaw]) expect(places).toContain(`${staff}.name`)
  })
})

test('a member of staff in a team can’t be named where the name would stay', () => {
  const member = { kind: 'staff', name: 'Anja de Vries' }
  expect(care.CareTeam.schema.safeParse({ members: [member] }).success).toBe(false)
  expect(care.CareTeam.schema.safeParse({ members: [{ ...member, kind: 'network' }] }).success).toBe(true)
})
