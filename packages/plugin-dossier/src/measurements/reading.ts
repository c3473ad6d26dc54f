import type { VisibleRecord } from '@voordeur/core'
import type { Coding, Measurement, Quantity, Staff } from '@voordeur/core/care'

/** One amount of a measurement: a number with its UCUM unit, or words. */
export interface Amount {
  readonly code: Coding
  readonly label: string
  readonly value?: number
  readonly unit?: string
  readonly text?: string
}

/** A measurement as a page shows it: each kind in one unit. */
export interface Reading {
  readonly id: string
  /** A day or a moment; left out when the record has no date. */
  readonly when?: string
  readonly code: Coding
  readonly label: string
  readonly amounts: readonly Amount[]
  readonly notes: readonly string[]
  readonly performer?: Staff
  readonly plausible: boolean
}

/** LOINC code → unit → what to multiply by and what it becomes. A weight in grams is no other kind than one in kilograms. */
const ONE_UNIT: Readonly<Record<string, Readonly<Record<string, readonly [factor: number, unit: string]>>>> = {
  '29463-7': { g: [0.001, 'kg'] },
  '8302-2': { m: [100, 'cm'] },
}

/** A record as a reading. */
export function toReading({ id, data }: VisibleRecord<Measurement>): Reading {
  const own = { code: data.code, label: data.label, quantity: data.quantity, text: data.text }
  return {
    id,
    ...(data.measuredAt && { when: data.measuredAt }),
    code: data.code,
    label: data.label,
    amounts: [own, ...data.components].flatMap((part) => toAmount(part)),
    notes: data.notes,
    plausible: data.plausible,
    ...(data.performer && { performer: data.performer }),
  }
}

interface Measured {
  readonly code: Coding
  readonly label: string
  readonly quantity?: Quantity | undefined
  readonly text?: string | undefined
}

function toAmount({ code, label, quantity, text }: Measured): readonly Amount[] {
  if (quantity) return [{ code, label, ...toOneUnit(code, quantity) }]
  return text ? [{ code, label, text }] : []
}

function toOneUnit(code: Coding, { value, unit }: Quantity): { value: number; unit?: string } {
  if (unit === undefined) return { value }
  const [factor, target] = ONE_UNIT[code.code ?? '']?.[unit] ?? [1, unit]
  return { value: value * factor, unit: target }
}

/** The newest reading of each kind, newest first; `readings` come newest first. */
export function toLatest(readings: readonly Reading[]): readonly Reading[] {
  return [...Map.groupBy(readings, (reading) => reading.label).values()].flatMap((ofKind) => ofKind.slice(0, 1))
}
