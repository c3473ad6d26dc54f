import type { Coding, Quantity } from '@voordeur/core/care'

/** What to multiply by, and what to add then. */
type Conversion = readonly [factor: number, addend?: number]

interface OneUnit {
  readonly unit: string
  readonly from: Readonly<Record<string, Conversion>>
}

// Only what is exact by definition, and glucose by its molar mass (180.156 g/mol): a guess about a unit is a guess about a person.
const MASS: OneUnit = { unit: 'kg', from: { g: [0.001], '[lb_av]': [0.45359237] } }
const LENGTH: OneUnit = { unit: 'cm', from: { m: [100], mm: [0.1] } }
const TEMPERATURE: OneUnit = { unit: 'Cel', from: { K: [1, -273.15], '[degF]': [5 / 9, -160 / 9] } }
const PRESSURE: OneUnit = { unit: 'mm[Hg]', from: { kPa: [1 / 0.133322387415] } }
const GLUCOSE: OneUnit = { unit: 'mmol/L', from: { 'mg/dL': [10 / 180.156] } }
const VOLUME: OneUnit = { unit: 'mL', from: { L: [1000], l: [1000], dL: [100], cL: [10] } }

/** LOINC or SNOMED CT code → the unit in which all of its kind are shown. */
const ONE_UNIT: ReadonlyMap<string, OneUnit> = new Map([
  ...['29463-7', '3141-9', '27113001'].map((code) => [code, MASS] as const),
  ...['8302-2', '8287-5', '9843-4'].map((code) => [code, LENGTH] as const),
  ...['8310-5'].map((code) => [code, TEMPERATURE] as const),
  ...['8480-6', '8462-4', '8478-0'].map((code) => [code, PRESSURE] as const),
  ...['14743-9', '14770-2', '14760-3'].map((code) => [code, GLUCOSE] as const),
  ...['710853006', '364396009', '251852001', '251841007'].map((code) => [code, VOLUME] as const),
])

const DIGITS = 12

/** A quantity in the unit of its kind; in its own unit where none is known to be the same. Annotations in braces are no unit. */
export function toOneUnit(code: Coding, { value, unit }: Quantity): { value: number; unit?: string } {
  const own = unit?.replace(/\{[^}]*\}/g, '')
  if (own === undefined || own === '') return { value }
  const one = ONE_UNIT.get(code.code ?? '')
  if (!one || !Object.hasOwn(one.from, own)) return { value, unit: own }
  const [factor, addend = 0] = one.from[own] ?? [1]
  // 72.4 kg must not become 72.40000000000001.
  return { value: Number((value * factor + addend).toPrecision(DIGITS)), unit: one.unit }
}
