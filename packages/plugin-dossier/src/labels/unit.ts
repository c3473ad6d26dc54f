import type { Translate } from '@voordeur/core'

const PLAIN: Readonly<Record<string, string>> = {
  'mm[Hg]': 'mmHg',
  Cel: '°C',
  'mmol/L': 'mmol/l',
  mL: 'ml',
  L: 'l',
  '1': '',
}

/** A UCUM unit as people write it ("mmHg", "°C"); annotations in braces are no unit and fall away. */
export function sayUnit(t: Translate, unit: string | undefined): string {
  if (unit === undefined) return ''
  const bare = unit.replace(/\{[^}]*\}/g, '')
  if (bare === '/min') return t('unit.perMinute')
  return PLAIN[bare] ?? bare
}
