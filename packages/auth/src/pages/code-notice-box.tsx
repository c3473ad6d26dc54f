import type { Translate } from '@voordeur/core'
import { Notice } from '@voordeur/core/ui'
import type { RefusalReason } from '../sign-in-method.ts'
import { toMinutes } from './to-minutes.ts'

/** Why a code is asked for again. `retryAfter` is in seconds; `throttled` without it lasts until somebody helps. */
export interface CodeNotice {
  readonly kind: RefusalReason | 'resent'
  readonly retryAfter?: number | undefined
}

/** Says why a code is asked for again, or that a new one is on its way. */
export function CodeNoticeBox({ t, notice }: { readonly t: Translate; readonly notice: CodeNotice }) {
  const { kind, retryAfter } = notice
  if (kind === 'resent') return <Notice kind="success">{t('code.resent')}</Notice>
  if (kind === 'throttled' && retryAfter === undefined) return <Notice kind="error">{t('code.refused.blocked')}</Notice>
  return <Notice kind={kind === 'expired' ? 'info' : 'error'}>{t(`code.refused.${kind}`, { minutes: toMinutes(retryAfter) })}</Notice>
}
