import type { Translate } from '@voordeur/core'
import { Button, Notice } from '@voordeur/core/ui'
import type { ComponentChild } from 'preact'
import type { RefusalReason } from '../sign-in-method.ts'
import { toMinutes } from './to-minutes.ts'
import { Ways } from './ways.tsx'

/**
 * What stands above the form: why it is shown again, or what just worked. `retryAfter` is in seconds; `throttled` without
 * it lasts until a new password is asked for. `often`: too much was begun from this network. What went wrong at an identity provider is `elsewhere`, or it is `unreachable`.
 */
export type SignInNotice =
  | { readonly kind: 'signedOut' | 'passwordChanged' | 'again' }
  | { readonly kind: RefusalReason; readonly retryAfter?: number | undefined }
  | { readonly kind: 'elsewhere' | 'unreachable'; readonly provider: string }
  | { readonly kind: 'often'; readonly retryAfter: number }

type Refusal = Extract<SignInNotice, { kind: RefusalReason }>

const WELCOMING: readonly SignInNotice['kind'][] = ['signedOut', 'passwordChanged', 'again']

interface SignInPageProps {
  readonly t: Translate
  /** Name of the portal. */
  readonly portal: string
  readonly notice: SignInNotice | undefined
  readonly forms: readonly ComponentChild[]
  /** The ways in of who works here, below everybody else's. */
  readonly staff?: readonly ComponentChild[]
  /** Where a new password is asked for; absent where that can't be done. */
  readonly forgotHref?: string | undefined
  /** Whom to call. */
  readonly organisation?: string
  /** What wrong passwords lead to; it is said after one. */
  readonly warning?: 'block' | 'delay' | undefined
  /** Number of wrong passwords that block. */
  readonly tries?: number | undefined
}

/** The page on which signing in begins: a notice when there is one, the form of each method, and what to do without a password. */
export function SignInPage(props: SignInPageProps) {
  const { t, notice, forms, staff = [], forgotHref } = props
  // Who was refused has seen the door: what matters now is why.
  const isWelcome = notice === undefined || WELCOMING.includes(notice.kind)
  const isBlocked = notice?.kind === 'throttled' && notice.retryAfter === undefined
  return (
    <div class={isWelcome ? 'sign-in welcome' : 'sign-in'}>
      {notice && <SignInNoticeBox {...props} notice={notice} />}
      {forms}
      {forgotHref !== undefined && (
        <Ways>
          <Button kind={isBlocked ? 'secondary' : 'quiet'} href={forgotHref}>
            {t('signin.forgot')}
          </Button>
        </Ways>
      )}
      {staff.length > 0 && <Ways>{staff}</Ways>}
    </div>
  )
}

type NoticeBoxProps = Omit<SignInPageProps, 'notice' | 'forms' | 'staff'> & { readonly notice: SignInNotice }

function SignInNoticeBox({ t, portal, organisation = '', notice, warning, tries = 5 }: NoticeBoxProps) {
  if (notice.kind === 'again') return <Notice kind="info">{t('signin.again')}</Notice>
  if (notice.kind === 'often') return <Notice kind="error">{t('signin.refused.often', { minutes: toMinutes(notice.retryAfter) })}</Notice>
  if (notice.kind === 'elsewhere' || notice.kind === 'unreachable') {
    return <Notice kind="error">{t(`signin.refused.${notice.kind}`, { name: notice.provider, organisation })}</Notice>
  }
  if (isRefusal(notice)) return <RefusalBox t={t} notice={notice} portal={portal} warning={warning} tries={tries} />
  return <Notice kind="success">{t(`signin.${notice.kind}`)}</Notice>
}

type RefusalBoxProps = Pick<SignInPageProps, 't' | 'portal' | 'warning'> & { readonly notice: Refusal; readonly tries: number }

function RefusalBox({ t, notice: { kind, retryAfter }, portal, warning, tries }: RefusalBoxProps) {
  if (kind === 'throttled' && retryAfter === undefined) return <Notice kind="error">{t('signin.refused.blocked', { tries })}</Notice>
  return (
    <Notice kind={kind === 'expired' ? 'info' : 'error'}>
      <p>{t(`signin.refused.${kind}`, { minutes: toMinutes(retryAfter) })}</p>
      {kind === 'invalid' && warning && <p>{t(`signin.warning.${warning}`, { tries, portal })}</p>}
    </Notice>
  )
}

function isRefusal(notice: SignInNotice): notice is Refusal {
  return ![...WELCOMING, 'elsewhere', 'unreachable', 'often'].includes(notice.kind)
}
