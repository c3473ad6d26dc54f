import type { AuthenticatorRequest } from '@voordeur/core'
import { Notice } from '@voordeur/core/ui'
import { AuthError } from '../auth-error.ts'
import { toPageHeaders } from './status.ts'

const BUSY_SECONDS = 5

/** Runs what works on a password; when too many are being worked on at once it says so, and when to try again (503 with Retry-After). */
export async function orBusy({ t, page }: AuthenticatorRequest, titleKey: string, run: () => Promise<Response>): Promise<Response> {
  try {
    return await run()
  } catch (error) {
    if (!(error instanceof AuthError) || error.code !== 'BUSY') throw error
    const body = <Notice kind="error">{t('signin.refused.unavailable')}</Notice>
    return page({ title: t(titleKey), status: 503, headers: toPageHeaders(BUSY_SECONDS), body })
  }
}
