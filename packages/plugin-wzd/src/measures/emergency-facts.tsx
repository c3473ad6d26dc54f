import type { ViewTools } from '@voordeur/core'
import type { EmergencyDecision } from '@voordeur/core/care'
import { DayText, Prose } from '@voordeur/core/ui'
import { sayStaff, type Fact } from './facts.tsx'

const TOLD = ['writtenAt', 'clientToldAt', 'representativeToldAt', 'officerToldAt'] as const

/** What is known of a decision in an emergency, with who was told when (Wzd, art. 15). */
export function toEmergencyFacts(emergency: EmergencyDecision, { t, locale }: ViewTools): readonly Fact[] {
  const moment = (value: string | undefined) => value && <DayText value={value} locale={locale} withTime />
  return [
    { term: t('emergency.decidedAt'), value: moment(emergency.decidedAt) },
    { term: t('emergency.decidedBy'), value: sayStaff(emergency.decidedBy) },
    { term: t('emergency.reason'), value: emergency.reason && <Prose text={emergency.reason} /> },
    ...TOLD.map((key) => ({ term: t(`emergency.${key}`), value: moment(emergency[key]) })),
  ]
}
