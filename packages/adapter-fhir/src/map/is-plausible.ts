import type { Coding, Quantity } from '../fields/datatypes.ts'
import { SYSTEMS } from '../labels/code-systems.ts'

interface Bounds {
  /** UCUM units that are read, with their factor to the unit of the bounds. */
  readonly units: ReadonlyMap<string, number>
  readonly low: number
  readonly high: number
  /** Bounds that hold for adults only: a newborn does weigh 2.4 kg. */
  readonly adult: boolean
}

// Wide enough that only a wrong unit or a slip of the pen falls outside.
const BOUNDS: ReadonlyMap<string, Bounds> = new Map([
  [
    '29463-7',
    {
      units: new Map([
        ['kg', 1],
        ['g', 0.001],
      ]),
      low: 20,
      high: 400,
      adult: true,
    },
  ],
  [
    '8302-2',
    {
      units: new Map([
        ['cm', 1],
        ['m', 100],
      ]),
      low: 80,
      high: 250,
      adult: true,
    },
  ],
  ['8310-5', { units: new Map([['Cel', 1]]), low: 25, high: 45, adult: false }],
  ['59408-5', { units: new Map([['%', 1]]), low: 30, high: 100, adult: false }],
  ['8867-4', { units: new Map([['/min', 1]]), low: 10, high: 300, adult: false }],
  ['8480-6', { units: new Map([['mm[Hg]', 1]]), low: 30, high: 320, adult: false }],
])

/** Whether a value can be true of a person of this age (in years, undefined when not known); unknown codes and units always can. */
export function isPlausible(code: Coding, quantity: Quantity | undefined, age: number | undefined): boolean {
  const bounds = code.system === SYSTEMS.loinc ? BOUNDS.get(code.code ?? '') : undefined
  if (!bounds || (bounds.adult && !isAdult(age))) return true
  const value = toUnit(quantity, bounds.units)
  return value === undefined || (value >= bounds.low && value <= bounds.high)
}

function isAdult(age: number | undefined): boolean {
  return age !== undefined && age >= 18
}

function toUnit(quantity: Quantity | undefined, units: Bounds['units']): number | undefined {
  const factor = units.get(quantity?.code ?? quantity?.unit ?? '')
  return quantity?.value === undefined || factor === undefined ? undefined : quantity.value * factor
}

/** Age in whole years on a day; undefined when either day is not known. */
export function toAge(birthDate: string | undefined, day: string | undefined): number | undefined {
  if (birthDate === undefined || day === undefined) return undefined
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return day.slice(5, 10) < birthDate.slice(5, 10) ? years - 1 : years
}
