import { toAmsterdamDay, type PartContext } from '@voordeur/core'
import { AdvanceDirective, Alert, Contact, LegalSituation, TreatmentAgreement, type Coding } from '@voordeur/core/care'
import { isLaidDown, toAgreement, toAlert, toDirective, toOrderedWishes, toSituation, type Wish } from './wish.ts'

/** Somebody who represents the client by law or by appointment, with the roles that say so. */
export interface Representative {
  readonly name: string
  readonly roles: readonly Coding[]
}

/** What was agreed and wished, and who speaks for the client. */
export interface LegalPage {
  readonly representatives: readonly Representative[]
  readonly wishes: readonly Wish[]
}

/** The types of which the page is made. */
export const LEGAL_TYPES = [LegalSituation, TreatmentAgreement, AdvanceDirective, Alert] as const

// COD472-VEKT: curator, guardian (voogd), administrator (bewindvoerder), mentor, legal representative.
const REPRESENTS = [3, 11, 14, 15, 24]

/** Loads what was laid down about a client, in force first. */
export async function loadLegal({ records, now }: PartContext<'client'>): Promise<LegalPage> {
  const today = toAmsterdamDay(now)
  const situations = await records.all(LegalSituation)
  const agreements = await records.all(TreatmentAgreement)
  const directives = await records.all(AdvanceDirective)
  const alerts = await records.all(Alert)
  const contacts = await records.all(Contact)
  return {
    representatives: contacts.flatMap(({ data }) => toRepresentative(data)),
    wishes: toOrderedWishes([
      ...situations.map((record) => toSituation(record, today)),
      ...agreements.filter(({ data }) => isLaidDown(data)).map((record) => toAgreement(record, today)),
      ...directives.filter(({ data }) => isLaidDown(data)).map((record) => toDirective(record)),
      ...alerts.filter(({ data }) => isLaidDown(data)).map((record) => toAlert(record, today)),
    ]),
  }
}

function toRepresentative({ name, roles }: Contact): readonly Representative[] {
  const legal = roles.filter(({ code }) => REPRESENTS.includes(Number(code)))
  return legal.length === 0 ? [] : [{ name: name.display, roles: legal }]
}
