import type { Translate } from '@voordeur/core'
import { Notice } from '@voordeur/core/ui'
import type { ComponentChild } from 'preact'
import type { RefusalReason } from '../sign-in-method.ts'

/** What stands above the form: why it is shown again, or that signing out worked. */
export type SignInNotice = { readonly kind: 'signedOut' } | { readonly kind: RefusalReason; readonly retryAfter?: number }

interface SignInPageProps {
  readonly t: Translate
  readonly notice: SignInNotice | undefined
  readonly forms: readonly ComponentChild[]
}

/** The page on which signing in begins: a notice when there is one, and the form of each method. */
export function SignInPage({ t, notice, forms }: SignInPageProps) {
  return (
    <>
      {notice && <SignInNoticeBox t={t} notice={notice} />}
      {forms}
    </>
  )
}

function SignInNoticeBox({ t, notice }: { readonly t: Translate; readonly notice: SignInNotice }) {
  if (notice.kind === 'signedOut') return <Notice kind="success">{t('signin.signedOut')}</Notice>
  const minutes = Math.ceil((notice.retryAfter ?? 0) / 60)
  return <Notice kind={notice.kind === 'expired' ? 'info' : 'error'}>{t(`signin.refused.${notice.kind}`, { minutes })}</Notice>
}
