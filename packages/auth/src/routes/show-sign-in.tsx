import type { AuthenticatorRequest } from '@voordeur/core'
import type { ComponentChild } from 'preact'
import type { Door, DoorMethod } from '../door.ts'
import { ProviderForm } from '../pages/provider-form.tsx'
import { type SignInNotice, SignInPage } from '../pages/sign-in-page.tsx'
import type { Refused } from '../sign-in-method.ts'
import { PATHS, toRedirectPaths } from './paths.ts'
import { STATUS, toPageHeaders } from './status.ts'

/** A refusal at the door, and what the form shows again. */
export interface RefusedSignIn {
  readonly result: Refused
  readonly next: string
  readonly form?: Readonly<Record<string, string>>
  /** The name of the provider where it happened: then nothing was typed here. */
  readonly provider?: string
  readonly cookies?: readonly string[]
}

/** Notes the refusal and shows the page again, with the reason a visitor may know. */
export async function refuseSignIn(
  door: Door,
  visit: AuthenticatorRequest,
  { result, next, form, provider, cookies }: RefusedSignIn,
): Promise<Response> {
  const { accountId, cause, reason, retryAfter, isLocking } = result
  const who = accountId === undefined ? {} : { accountId }
  await door.ports.audit(visit.request, { type: 'sign-in', outcome: 'refused', detail: { reason: cause }, ...who })
  // Also for a name that does not exist, so that the work is the same.
  if (isLocking) await door.ports.audit(visit.request, { type: 'account-locked', outcome: 'success', detail: { reason: cause }, ...who })
  const notice: SignInNotice =
    provider === undefined
      ? { kind: reason, ...(retryAfter === undefined ? {} : { retryAfter }) }
      : { kind: reason === 'unavailable' ? 'unreachable' : 'elsewhere', provider }
  return showSignIn(door, visit, { next, typed: form, status: STATUS[reason], notice, retryAfter, cookies })
}

/** What the page of signing in shows. */
export interface SignInForm {
  readonly next: string
  readonly notice: SignInNotice | undefined
  readonly cookies?: readonly string[] | undefined
  readonly typed?: Readonly<Record<string, string>> | undefined
  readonly status?: number
  readonly retryAfter?: number | undefined
}

/** The page on which signing in begins. */
export function showSignIn(door: Door, visit: AuthenticatorRequest, shown: SignInForm): Response {
  const { ports, policy, passwords, methods } = door
  const { next, notice, cookies = [], typed = {}, status = 200, retryAfter } = shown
  const apart = methods.filter((method) => isApart(method, methods))
  const draw = (method: DoorMethod) => drawMethod(door, visit, { method, next, typed, isQuiet: apart.includes(method) })
  const response = visit.page({
    title: visit.t('signin.title'),
    status,
    headers: toPageHeaders(retryAfter),
    body: (
      <SignInPage
        t={visit.t}
        notice={notice}
        forms={methods.filter((method) => !apart.includes(method)).map((method) => draw(method))}
        staff={apart.map((method) => draw(method))}
        {...(passwords ? { forgotHref: `${ports.basePath}${PATHS.forgot}`, warning: policy.wrongPassword } : {})}
        tries={policy.wrongPasswordsBeforeBlock}
        portal={ports.organisation.portalName}
        organisation={ports.organisation.name}
      />
    ),
  })
  for (const cookie of cookies) response.headers.append('set-cookie', cookie)
  return response
}

const isForStaff = (method: DoorMethod): boolean => 'provider' in method && method.provider.audience === 'staff'

/** Who works here has a way of their own below everybody else's, where there is anybody else. */
const isApart = (method: DoorMethod, all: readonly DoorMethod[]): boolean => isForStaff(method) && !all.every(isForStaff)

interface Drawing {
  readonly method: DoorMethod
  readonly next: string
  readonly typed: Readonly<Record<string, string>>
  readonly isQuiet: boolean
}

function drawMethod({ ports }: Door, { t, locale }: AuthenticatorRequest, { method, next, typed, isQuiet }: Drawing): ComponentChild {
  const { basePath } = ports
  if (!('provider' in method))
    return method.begin({ t, locale, action: `${basePath}${PATHS.signIn}`, typed, hidden: { method: method.id, next } })
  const { provider } = method
  const label = provider.label?.[locale] ?? t('signin.with', { name: provider.name, audience: provider.audience ?? 'people' })
  const action = `${basePath}${toRedirectPaths(method.id).start}`
  return <ProviderForm action={action} next={next} label={label} isQuiet={isQuiet} />
}
