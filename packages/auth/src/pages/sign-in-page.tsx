import type { Translate } from '@voordeur/core'
import { Button, Notice } from '@voordeur/core/ui'
import type { ComponentChild } from 'preact'
import type { RefusalReason } from '../sign-in-method.ts'
import { toMinutes } from './to-minutes.ts'
import { Ways } from './ways.tsx'

/**
 * What stands above the form: why it is shown again, or what just worked. `retryAfter` is in seconds; `throttled` without
 * it lasts until a new password is asked for.
 */
export type SignInNotice =
  | { readonly kind: 'signedOut' | 'passwordChanged' | 'again' }
  | { readonly kind: RefusalReason; readonly retryAfter?: number | undefined }

interface SignInPageProps {
  readonly t: Translate
  /** Name of the portal. */
  readonly portal: string
  readonly notice: SignInNotice | undefined
  readonly forms: readonly ComponentChild[]
  /** Where a new password is asked for; absent where that can't be done. */
  readonly forgotHref?: string | undefined
  /** What wrong passwords lead to; it is said after one. */
  readonly warning?: 'block' | 'delay' | undefined
  /** Number of wrong passwords that block. */
  readonly tries?: number | undefined
}

/** The page on which signing in begins: a notice when there is one, the form of each method, and what to do without a password. */
export function SignInPage(props: SignInPageProps) {
  const { t, notice, forms, forgotHref } = props
  // Who was refused has seen the door: what matters now is why.
  const isWelcome = notice === undefined || !isRefusal(notice)
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
    </div>
  )
}

type NoticeBoxProps = Omit<SignInPageProps, 'notice' | 'forms'> & { readonly notice: SignInNotice }

function SignInNoticeBox({ t, portal, notice, warning, tries = 5 }: NoticeBoxProps) {
  if (notice.kind === 'again') return <Notice kind="info">{t('signin.again')}</Notice>
  if (!isRefusal(notice)) return <Notice kind="success">{t(`signin.${notice.kind}`)}</Notice>
  const { kind, retryAfter } = notice
  if (kind === 'throttled' && retryAfter === undefined) return <Notice kind="error">{t('signin.refused.blocked', { tries })}</Notice>
  return (
    <Notice kind={kind === 'expired' ? 'info' : 'error'}>
      <p>{t(`signin.refused.${kind}`, { minutes: toMinutes(retryAfter) })}</p>
      {kind === 'invalid' && warning && <p>{t(`signin.warning.${warning}`, { tries, portal })}</p>}
    </Notice>
  )
}

function isRefusal(notice: SignInNotice): notice is Extract<SignInNotice, { kind: RefusalReason }> {
  return !['signedOut', 'passwordChanged', 'again'].includes(notice.kind)
}
