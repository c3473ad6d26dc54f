import type { Locale, Translate } from '@voordeur/core'
import { toCodeLabel } from '../labels/code-label.ts'
import { sayUnit } from '../labels/unit.ts'
import type { Amount, Reading } from './reading.ts'

const FORMATS: Readonly<Record<Locale, Intl.NumberFormat>> = {
  nl: new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 2 }),
  en: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 }),
}
const SYSTOLIC = '8480-6'
const DIASTOLIC = '8462-4'

/** What the words of a reading need. */
export interface Speech {
  readonly t: Translate
  readonly locale: Locale
}

/** The name of what was measured: our own word for the code, else the source's. */
export function sayKind(reading: Pick<Reading, 'code' | 'label'>, t: Translate): string {
  return toCodeLabel(t, 'measurement', { ...reading.code, display: reading.label }) ?? reading.label
}

/** The result in plain words: "72,4 kg", "128/76 mmHg", or the amounts with their names. */
export function sayResult({ amounts }: Pick<Reading, 'amounts'>, speech: Speech): string {
  const [first, ...others] = amounts
  if (!first) return speech.t('measurements.none')
  const pressure = toPressure(amounts)
  if (pressure) return joined([pressure.map((amount) => sayNumber(amount, speech)).join('/'), sayUnit(speech.t, pressure[0]?.unit)])
  if (others.length === 0) return sayAmount(first, speech)
  return amounts.map((amount) => `${sayKind(amount, speech.t)}: ${sayAmount(amount, speech)}`).join(', ')
}

function toPressure(amounts: readonly Amount[]): readonly Amount[] | undefined {
  const pair = [SYSTOLIC, DIASTOLIC].flatMap((code) => amounts.find((amount) => amount.code.code === code) ?? [])
  return pair.length === 2 && pair.length === amounts.length ? pair : undefined
}

/** A value with its unit in plain words: "61 kg". */
export function sayValue(value: number, unit: string | undefined, speech: Speech): string {
  return joined([FORMATS[speech.locale].format(value), sayUnit(speech.t, unit)])
}

function sayAmount(amount: Amount, speech: Speech): string {
  return amount.text ?? joined([sayNumber(amount, speech), sayUnit(speech.t, amount.unit)])
}

function sayNumber({ value }: Amount, { locale }: Speech): string {
  return value === undefined ? '' : FORMATS[locale].format(value)
}

function joined(words: readonly string[]): string {
  return words.filter((word) => word !== '').join(' ')
}
