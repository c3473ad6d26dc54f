import type { Subject } from './speech.ts'

/** A word that holds of a client (`rollator`, `wond`), for good or for a while. */
export interface Trait {
  readonly word: string
  readonly from?: string
  readonly until?: string
}

/** How someone fares from a day on: shares (0–1) of good nights, good meals and good moods. */
export interface Phase {
  readonly from: string
  readonly sleep: number
  readonly appetite: number
  readonly mood: number
}

/** A contact person. Roles are COD472-VEKT, relations HL7 v3 RoleCode. */
export interface ContactData {
  readonly given: string
  readonly family: string
  readonly role: string
  readonly relation?: string
  readonly phone: string
  readonly email?: string
  readonly city: string
}

/** An agreement in a plan; `frequency` is times per period. */
export interface AgreementData {
  readonly text: string
  readonly frequency?: readonly [times: number, period: number, unit: 'd' | 'wk' | 'mo']
  readonly by: string
}

/** A goal with its problem and its agreements. */
export interface GoalData {
  readonly problem: string
  readonly goal: string
  readonly start: string
  readonly due: string
  readonly agreements: readonly AgreementData[]
}

/** A plan, structured or as formatted text. */
export interface PlanData {
  readonly title: string
  readonly changedOn: string
  readonly goals: readonly GoalData[]
  readonly html?: string
}

/** Someone in care, with all that is needed to write their record. All of them are invented. */
export interface Client {
  readonly number: string
  readonly gender: Subject['gender']
  readonly initials: string
  readonly given: string
  readonly nickname: string
  readonly prefix?: string
  readonly family: string
  readonly birthDate: string
  readonly maritalStatus: 'M' | 'W' | 'S' | 'D'
  readonly language: string
  readonly ward: 'De Reiger' | 'De Kade'
  readonly room: number
  readonly inCareSince: string
  /** Days before today on which care ended. */
  readonly leftDaysAgo?: number
  readonly diet: Subject['diet']
  readonly traits: readonly Trait[]
  readonly phases: readonly Phase[]
  readonly absent?: readonly { readonly from: string; readonly until: string }[]
  readonly visitors: readonly string[]
  readonly familyAuthor: { readonly name: string; readonly role: string }
  readonly contacts: readonly ContactData[]
  readonly insurer: { readonly name: string; readonly uzovi: string; readonly number: string; readonly extra?: string }
  readonly team: readonly string[]
  readonly weight: readonly (readonly [day: string, kilograms: number])[]
  /** In centimetres. */
  readonly height: number
  readonly pressure: readonly [systolic: number, diastolic: number]
}
