import type { ViewTools } from '@voordeur/core'
import type { Personal } from '@voordeur/core/care'
import { Card, DayText, DescriptionList, EmptyState } from '@voordeur/core/ui'
import type { ComponentChild } from 'preact'
import { TelecomLink } from '../contact-links.tsx'
import { toAddressFacts, toTelecomFacts, type Fact } from '../reach-facts.tsx'
import type { PersonalPage } from './load.ts'

/** Algemeen: who the client is, where to reach them, and what belongs to the care. */
export function viewPersonal({ personal, age, care: period }: PersonalPage, tools: ViewTools): ComponentChild {
  const { t } = tools
  if (!personal) return <EmptyState icon="id-card" title={t('personal.empty')} />
  const reach = [...toAddressFacts(t, personal), ...toTelecomFacts(t, personal)]
  const care = toCareFacts(personal, period, tools)
  return (
    <>
      <Card title={t('personal.person')} icon="id-card">
        <DescriptionList items={toPersonFacts(personal, age, tools)} />
      </Card>
      {hasFacts(reach) && (
        <Card title={t('personal.reach')} icon="map-pin">
          <DescriptionList items={reach} />
        </Card>
      )}
      {hasFacts(care) && (
        <Card title={t('personal.care')} icon="house">
          <DescriptionList items={care} />
        </Card>
      )}
    </>
  )
}

/** Name and place in one line. */
export function viewPersonalSummary({ personal, care }: PersonalPage, { t }: ViewTools): ComponentChild {
  if (!personal) return t('personal.empty')
  return [personal.name.display, personal.location ?? care?.location].filter((part) => part !== undefined).join(', ')
}

function hasFacts(facts: readonly Fact[]): boolean {
  return facts.some(({ value }) => value !== undefined)
}

function toPersonFacts(personal: Personal, age: number | undefined, { t, locale }: ViewTools): readonly Fact[] {
  const { name, birthDate, gender } = personal
  return [
    { term: t('personal.name'), value: name.display },
    { term: t('personal.given'), value: toGiven(personal) },
    { term: t('personal.nickname'), value: name.nickname },
    { term: t('personal.birthDate'), value: birthDate && <BirthDate day={birthDate} age={age} t={t} locale={locale} /> },
    { term: t('personal.gender'), value: gender && t(`gender.${gender}`) },
    { term: t('personal.maritalStatus'), value: personal.maritalStatus },
    { term: t('personal.nationality'), value: personal.nationality },
    { term: t('personal.language'), value: personal.language },
  ]
}

/** Given names in full, where the whole name has initials only. */
function toGiven({ name: { display, given } }: Personal): string | undefined {
  return given === undefined || display.includes(given) ? undefined : given
}

function BirthDate({
  day,
  age,
  t,
  locale,
}: { readonly day: string; readonly age: number | undefined } & Pick<ViewTools, 't' | 'locale'>): ComponentChild {
  return (
    <>
      <DayText value={day} locale={locale} />
      {age !== undefined && ` (${t('personal.age', { age })})`}
    </>
  )
}

function toCareFacts(
  { clientNumber, location, generalPractitioner }: Personal,
  care: PersonalPage['care'],
  { t, locale }: ViewTools,
): readonly Fact[] {
  const phone = generalPractitioner?.phone
  return [
    { term: t('personal.clientNumber'), value: clientNumber },
    { term: t('personal.location'), value: location ?? care?.location },
    { term: t('personal.since'), value: care?.since && <DayText value={care.since} locale={locale} /> },
    { term: t('personal.gp'), value: generalPractitioner?.name },
    { term: t('personal.gp.practice'), value: generalPractitioner?.practice },
    { term: t('personal.gp.phone'), value: phone && <TelecomLink telecom={{ kind: 'phone', value: phone }} /> },
  ]
}
