import type { AuthenticatorRequest } from '@voordeur/core'
import type { Door } from '../door.ts'
import type { DoorFactor } from '../factor/factors.ts'
import type { FactorChallenge, FactorRefused, FactorShown } from '../factor/second-factor.ts'
import type { CodeNotice } from '../pages/code-notice-box.tsx'
import { CodePage, type CodePageProps } from '../pages/code-page.tsx'
import { NoFactorPage } from '../pages/no-factor-page.tsx'
import { PATHS } from './paths.ts'
import { STATUS, toPageHeaders } from './status.ts'

/** A page that asks for a code. */
export interface CodeAsked {
  readonly challenge: FactorChallenge
  /** The factor that is asked; another one that the account has can be chosen. */
  readonly factor: DoorFactor
  readonly enrolled: readonly DoorFactor[]
  readonly action: string
  readonly hidden?: Readonly<Record<string, string>>
  readonly notice?: CodeNotice
  readonly status?: number
  readonly retryAfter?: number | undefined
  /** Whether the person may have this device remembered, and whether that was ticked before a wrong code. */
  readonly mayRemember?: boolean
  readonly isRemembered?: boolean
  readonly title?: string
  readonly intro?: string
  readonly cancelHref: string
  /** Where `cancelHref` leads: back to the door (default), or to the page before. */
  readonly back?: 'signIn' | 'page'
}

/** Draws the page that asks for a code, as the factor stands now. */
export async function showCodePage(door: Door, visit: AuthenticatorRequest, asked: CodeAsked): Promise<Response> {
  const { t } = visit
  const { title = t('code.title'), status = 200, retryAfter } = asked
  const shown = await asked.factor.show(asked.challenge)
  const { action, hidden, intro, cancelHref, back } = asked
  const props: CodePageProps = { t, action, hidden, intro, cancelHref, back, ...toShown(asked, shown), ...toRemember(door, asked) }
  return visit.page({ title, status, headers: toPageHeaders(retryAfter), body: <CodePage {...props} /> })
}

function toShown({ factor, enrolled, notice }: CodeAsked, shown: FactorShown | undefined): Partial<CodePageProps> {
  const other = enrolled.find(({ id }) => id !== factor.id)?.id
  const sent = factor.id === 'app' ? { app: true } : { isSent: shown !== undefined, sentTo: shown?.sentTo, resend: shown?.resend }
  return {
    ...sent,
    other: other === 'sms' || other === 'app' ? other : undefined,
    notice: notice ?? (shown?.isExpired ? { kind: 'expired' } : undefined),
  }
}

function toRemember({ policy }: Door, { mayRemember = false, isRemembered }: CodeAsked): Partial<CodePageProps> {
  return mayRemember ? { remember: 'ask', days: policy.rememberDeviceDays, isRemembered } : {}
}

/** A refusal of a factor as a notice with its status. */
export function toCodeRefusal({ reason, retryAfter }: FactorRefused): Pick<CodeAsked, 'notice' | 'status' | 'retryAfter'> {
  return { notice: { kind: reason, ...(retryAfter === undefined ? {} : { retryAfter }) }, status: STATUS[reason], retryAfter }
}

/** Says that this account has nothing to prove itself a second time with, and whom to call. */
export function showNoFactor({ ports }: Door, { t, page }: AuthenticatorRequest): Response {
  const { name, phone } = ports.organisation
  const body = <NoFactorPage t={t} organisation={name} phone={phone} cancelHref={`${ports.basePath}${PATHS.signIn}`} />
  return page({ title: t('nofactor.title'), status: 403, headers: toPageHeaders(), body })
}
