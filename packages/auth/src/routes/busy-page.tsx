import type { AuthenticatorRequest, Translate } from '@voordeur/core'
import { Notice } from '@voordeur/core/ui'
import { toPageHeaders } from './status.ts'

const BUSY_SECONDS = 5

/** Says that too many passwords are being worked on at once, and when to try again (503 with Retry-After). */
export function busyPage({ t, page }: AuthenticatorRequest, title: (t: Translate) => string): Response {
  const body = <Notice kind="error">{t('signin.refused.unavailable')}</Notice>
  return page({ title: title(t), status: 503, headers: toPageHeaders(BUSY_SECONDS), body })
}
