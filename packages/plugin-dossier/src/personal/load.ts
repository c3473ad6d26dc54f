import { toAmsterdamDay, type PartContext } from '@voordeur/core'
import { CarePeriod, Personal } from '@voordeur/core/care'
import { hasEnded, toAge } from '../day.ts'

/** The personal data of a client, with the age on this day and the period in care that runs. */
export interface PersonalPage {
  readonly personal?: Personal
  readonly age?: number
  readonly care?: { readonly since?: string; readonly location?: string }
}

/** Loads the personal data of a client. */
export async function loadPersonal({ records, now }: PartContext<'client'>): Promise<PersonalPage> {
  const [record] = await records.all(Personal)
  if (!record) return {}
  const today = toAmsterdamDay(now)
  const periods = await records.all(CarePeriod)
  const care = periods.find(({ data }) => !hasEnded(data.period, today))?.data
  return { personal: record.data, ...toAgeOn(record.data, today), ...(care && { care: toCare(care) }) }
}

function toAgeOn({ birthDate, deceased }: Personal, today: string): { age?: number } {
  return birthDate === undefined || deceased ? {} : { age: toAge(birthDate, today) }
}

function toCare({ period, location }: CarePeriod): NonNullable<PersonalPage['care']> {
  return { ...(period.start && { since: period.start }), ...(location && { location }) }
}
