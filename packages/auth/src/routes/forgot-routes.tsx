import { setTimeout } from 'node:timers/promises'
import type { AuthenticatorRequest, AuthenticatorRoute } from '@voordeur/core'
import { z } from 'zod'
import type { Door } from '../door.ts'
import type { FieldError } from '../pages/field-error.ts'
import { ForgotPage } from '../pages/forgot-page.tsx'
import { ForgotSentPage } from '../pages/forgot-sent-page.tsx'
import type { Passwords } from '../password/passwords.ts'
import { orBusy } from './or-busy.tsx'
import { PATHS } from './paths.ts'
import { requestReset } from './request-reset.ts'
import { toPageHeaders } from './status.ts'

// Milliseconds after which the answer comes. The work is the same whoever was named, but what is kept of it is not: a database
// takes a tenth of a millisecond longer to keep something, and the time must not say even that.
const ANSWER_AFTER = 100

const Form = z.strictObject({ do: z.literal('send').optional(), username: z.string().trim().max(100), email: z.string().trim().max(254) })

/** Asking for a new password with user name and address; the answer is the same for everybody. */
export function createForgotRoutes(door: Door, passwords: Passwords): readonly AuthenticatorRoute[] {
  return [
    { method: 'GET', path: PATHS.forgot, handle: async (visit) => show(door, visit) },
    { method: 'POST', path: PATHS.forgot, handle: (visit) => ask({ door, passwords, visit }) },
  ]
}

interface Asking {
  readonly door: Door
  readonly passwords: Passwords
  readonly visit: AuthenticatorRequest
}

async function ask({ door, passwords, visit }: Asking): Promise<Response> {
  const { t, form, request } = visit
  const typed = Form.safeParse(form)
  const { username = '', email = '' } = typed.success ? typed.data : {}
  const empty = (
    [
      ['username', username],
      ['email', email],
    ] as const
  ).filter(([, value]) => value === '')
  if (empty.length > 0) {
    const errors = empty.map(([field]) => ({ field, message: t('form.problem.empty') }))
    return show(door, visit, { typed: { username, email }, errors })
  }
  return orBusy(visit, 'forgot.title', async () => {
    await Promise.all([requestReset(door, passwords, { userName: username, email, request }), setTimeout(ANSWER_AFTER)])
    // Strangers can ask without end: what they leave behind must not wait for somebody to sign in.
    await door.sweepWhenDue()
    const body = (
      <ForgotSentPage
        t={t}
        phone={door.ports.organisation.phone}
        forgotHref={`${door.ports.basePath}${PATHS.forgot}`}
        backHref={`${door.ports.basePath}${PATHS.signIn}`}
      />
    )
    return visit.page({ title: t('forgot.title'), headers: toPageHeaders(), body })
  })
}

interface Wrong {
  readonly typed: { readonly username: string; readonly email: string }
  readonly errors: readonly FieldError<'username' | 'email'>[]
}

function show({ ports }: Door, { t, page }: AuthenticatorRequest, wrong?: Wrong): Response {
  const { basePath } = ports
  return page({
    title: t('forgot.title'),
    status: wrong ? 422 : 200,
    headers: toPageHeaders(),
    body: (
      <ForgotPage
        t={t}
        action={`${basePath}${PATHS.forgot}`}
        backHref={`${basePath}${PATHS.signIn}`}
        typed={wrong?.typed ?? { username: '', email: '' }}
        errors={wrong?.errors ?? []}
      />
    ),
  })
}
