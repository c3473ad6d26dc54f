import type { VisibleRecord } from '@voordeur/core'
import type { Coding, Measurement, Quantity, Staff } from '@voordeur/core/care'
import { toOneUnit } from './one-unit.ts'

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

/** The newest reading of each kind, newest first; `readings` come newest first. */
export function toLatest(readings: readonly Reading[]): readonly Reading[] {
  return [...Map.groupBy(readings, (reading) => reading.label).values()].flatMap((ofKind) => ofKind.slice(0, 1))
}
