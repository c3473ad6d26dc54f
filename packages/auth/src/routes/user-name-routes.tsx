import type { AuthenticatorRequest, AuthenticatorRoute } from '@voordeur/core'
import type { Door } from '../door.ts'
import type { FieldError } from '../pages/field-error.ts'
import type { Flow } from '../flow/flows.ts'
import { UserNamePage } from '../pages/user-name-page.tsx'
import type { Passwords } from '../password/passwords.ts'
import { backToDoor } from './back-to-door.ts'
import { atStep, leadOn } from './flow-visit.ts'
import { PATHS } from './paths.ts'
import { toPageHeaders } from './status.ts'
import { tryRename } from './try-rename.ts'

/** The page on which a person chooses a user name, when staff asked for that. */
export function createUserNameRoutes(door: Door, passwords: Passwords): readonly AuthenticatorRoute[] {
  const step = 'set-username' as const
  const path = PATHS.userName
  return [
    { method: 'GET', path, handle: (visit) => atStep(door, visit, { step, run: async () => show(door, visit) }) },
    { method: 'POST', path, handle: (visit) => atStep(door, visit, { step, run: (flow) => save({ door, passwords, visit, flow }) }) },
  ]
}

function show(
  { ports }: Door,
  { t, page }: AuthenticatorRequest,
  wrong: { readonly typed?: string; readonly errors?: readonly FieldError<'username'>[] } = {},
): Response {
  const { typed = '', errors = [] } = wrong
  return page({
    title: t('username.title'),
    status: errors.length === 0 ? 200 : 422,
    headers: toPageHeaders(),
    body: (
      <UserNamePage
        t={t}
        action={`${ports.basePath}${PATHS.userName}`}
        typed={typed}
        errors={errors}
        cancelHref={`${ports.basePath}${PATHS.signIn}`}
      />
    ),
  })
}

interface Saving {
  readonly door: Door
  readonly passwords: Passwords
  readonly visit: AuthenticatorRequest
  readonly flow: Flow
}

async function save({ door, passwords, visit, flow }: Saving): Promise<Response> {
  const typed = (visit.form['username'] ?? '').slice(0, 200)
  const refused = await tryRename(door, passwords, { accountId: flow.accountId, typed, request: visit.request, from: 'due' })
  if (refused) return show(door, visit, { typed, errors: [{ field: 'username', message: visit.t(`username.problem.${refused}`) }] })
  if (!(await door.flows.change(flow, { isNameDue: false }))) return backToDoor(door)
  return leadOn(door, visit, { ...flow, isNameDue: false })
}
