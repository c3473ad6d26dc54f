import type { Translate } from '@voordeur/core'
import type { Intervention } from '@voordeur/core/care'

const UNITS = ['h', 'd', 'wk', 'mo', 'a'] as const

/** How often something is done in plain words ("2 keer per dag"); undefined for a unit nobody plans care in. */
export function sayFrequency(t: Translate, frequency: Intervention['frequency']): string | undefined {
  const unit = UNITS.find((known) => known === frequency?.unit)
  return frequency && unit ? t(`frequency.${unit}`, { times: frequency.times, period: frequency.period }) : undefined
}
