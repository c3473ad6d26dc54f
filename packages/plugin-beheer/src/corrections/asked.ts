import type { CorrectionTable } from './correction-tables.ts'

/** How a request stands, for who asked and for staff alike. */
export type CorrectionState = 'sent' | 'received' | 'answered'

/** A request as both sides see it. Instants are ISO 8601 in UTC, days `YYYY-MM-DD`. */
export interface AskedCorrection {
  readonly id: string
  readonly kind: CorrectionTable['kind']
  readonly about: string
  readonly text: string
  readonly askedName: string
  readonly askedAt: string
  readonly dueOn: string
  readonly state: CorrectionState
  readonly extendedWhy: string | undefined
  readonly decision: NonNullable<CorrectionTable['decision']> | undefined
  readonly answer: string | undefined
  readonly answeredAt: string | undefined
}

/** A request in the register: with whose record it is about, and whether its day is over. */
export interface RegisteredCorrection extends AskedCorrection {
  readonly client: string
  readonly isLate: boolean
  readonly receivedBy: string | undefined
  readonly answeredBy: string | undefined
}

/** What the register shows: one request, or a page of them. */
export interface RegisterData {
  readonly done: boolean
  readonly one: RegisteredCorrection | undefined
  readonly listed: readonly RegisteredCorrection[]
  readonly more: string | undefined
}

/** The columns of which it is made. Who of the staff received or answered it is for the register, not for who asked. */
export const SHOWN = [
  'id',
  'kind',
  'about',
  'text',
  'asked_name',
  'asked_at',
  'due_on',
  'received_at',
  'extended_why',
  'decision',
  'answer',
  'answered_at',
] as const satisfies readonly (keyof CorrectionTable)[]

/** A row as both sides see it. */
export function toAsked(row: Pick<CorrectionTable, (typeof SHOWN)[number]>): AskedCorrection {
  const { answered_at: answeredAt, received_at: receivedAt } = row
  return {
    id: row.id,
    kind: row.kind,
    about: row.about,
    text: row.text,
    askedName: row.asked_name,
    askedAt: row.asked_at.toISOString(),
    dueOn: row.due_on,
    state: answeredAt ? 'answered' : receivedAt ? 'received' : 'sent',
    extendedWhy: row.extended_why ?? undefined,
    decision: row.decision ?? undefined,
    answer: row.answer ?? undefined,
    answeredAt: answeredAt?.toISOString(),
  }
}
