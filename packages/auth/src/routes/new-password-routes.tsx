import type { AuthenticatorRequest, AuthenticatorRoute } from '@voordeur/core'
import type { Door } from '../door.ts'
import type { Flow } from '../flow/flows.ts'
import type { FieldError } from '../pages/field-error.ts'
import { NewPasswordPage } from '../pages/new-password-page.tsx'
import { listRequirements } from '../password/password-rules.ts'
import type { PasswordStanding, Passwords } from '../password/passwords.ts'
import { endAllSessions } from '../sessions/end-all-sessions.ts'
import { holdAccount } from '../sessions/hold-account.ts'
import { toAuthDatabase } from '../tables.ts'
import { orBusy } from './or-busy.tsx'
import { judgeNewPassword, setOwnPassword } from './change-password.ts'
import { backToDoor } from './back-to-door.ts'
import { atStep, leadOn } from './flow-visit.ts'
import { PATHS } from './paths.ts'
import { redirectTo } from './redirect.ts'
import { toPageHeaders } from './status.ts'
import { tryRename } from './try-rename.ts'

type Errors = readonly FieldError<'password' | 'again' | 'username'>[]

/** The page on which a temporary password or a link becomes an own password, and the user name is changed once. */
export function createNewPasswordRoutes(door: Door, passwords: Passwords): readonly AuthenticatorRoute[] {
  const step = 'set-password' as const
  const path = PATHS.password
  const at = (visit: AuthenticatorRequest, run: (work: Step) => Promise<Response>) =>
    atStep(door, visit, {
      step,
      run: async (flow) => {
        const standing = await passwords.find(flow.accountId)
        return standing ? run({ door, passwords, visit, flow, standing }) : backToDoor(door)
      },
    })
  return [
    { method: 'GET', path, handle: (visit) => at(visit, async (work) => show(work)) },
    { method: 'POST', path, handle: (visit) => at(visit, (work) => (visit.form['do'] === 'rename' ? rename(work) : save(work))) },
  ]
}

interface Step {
  readonly door: Door
  readonly passwords: Passwords
  readonly visit: AuthenticatorRequest
  readonly flow: Flow
  readonly standing: PasswordStanding
}

function show({ door, visit, flow, standing }: Step, errors: Errors = [], typedName?: string): Response {
  const { t, page } = visit
  const { basePath, organisation } = door.ports
  return page({
    title: t('password.title'),
    status: errors.length === 0 ? 200 : 422,
    headers: toPageHeaders(),
    body: (
      <NewPasswordPage
        t={t}
        action={`${basePath}${PATHS.password}`}
        why={flow.purpose === 'first' ? 'first' : 'reset'}
        portal={organisation.portalName}
        requirements={listRequirements(door.policy)}
        userName={typedName ?? standing.userName}
        mayChangeUserName={mayRename(door, standing)}
        askCurrent={false}
        cancelHref={`${basePath}${PATHS.signIn}`}
        errors={errors}
      />
    ),
  })
}

/** A name that the portal gave may be replaced by one of the person's own choice, once (Laurens manual 2.3). */
function mayRename({ policy }: Door, { nameState }: PasswordStanding): boolean {
  return policy.userName === 'once' && nameState === 'given'
}

async function rename(step: Step): Promise<Response> {
  const { door, passwords, visit, flow, standing } = step
  if (!mayRename(door, standing)) return show(step)
  const typed = visit.form['username'] ?? ''
  const refused = await tryRename(door, passwords, { accountId: flow.accountId, typed, request: visit.request, from: 'given' })
  if (refused) return show(step, [{ field: 'username', message: visit.t(`username.problem.${refused}`) }], typed.slice(0, 100))
  return redirectTo(`${door.ports.basePath}${PATHS.password}`)
}

async function save(step: Step): Promise<Response> {
  const { door, visit, flow } = step
  return orBusy(visit, 'password.title', async () => {
    const judged = await judgeNewPassword(door, visit, flow.accountId)
    return 'errors' in judged ? show(step, judged.errors) : store(step, judged.hash)
  })
}

async function store({ door, passwords, visit, flow, standing }: Step, hash: string): Promise<Response> {
  const { accountId, purpose } = flow
  const why = purpose === 'first' ? 'first' : 'reset'
  const owner = await door.ports.findAccount({ id: accountId })
  const epoch = await door.ports.transaction(visit.request, async (work) => {
    const db = toAuthDatabase(work.db)
    await holdAccount(db, accountId)
    if (!owner || !(await door.flows.change(flow, { isPasswordDue: false }, db))) return undefined
    await setOwnPassword(door, work, { accountId, hash, why })
    await endAllSessions(door, work, accountId)
    await passwords.lift(db, standing.userName)
    // A name that was not changed now stays: it could be set once, and this was the time.
    if (standing.nameState === 'given') await passwords.name(db, accountId, { userName: standing.userName, state: 'chosen', from: 'given' })
    if (why === 'reset') await work.mail({ to: owner, key: 'mail.password-changed' })
    return door.flows.renew(db, flow)
  })
  return epoch === undefined ? backToDoor(door) : leadOn(door, visit, { ...flow, isPasswordDue: false, epoch })
}
