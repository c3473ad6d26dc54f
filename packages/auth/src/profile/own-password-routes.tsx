import type { AuthenticatorRequest, AuthenticatorRoute } from '@voordeur/core'
import type { Door } from '../door.ts'
import { type Limit, WINDOW } from '../limit/limits.ts'
import type { FieldError } from '../pages/field-error.ts'
import { NewPasswordPage } from '../pages/new-password-page.tsx'
import { listRequirements } from '../password/password-rules.ts'
import type { Passwords } from '../password/passwords.ts'
import { judgeNewPassword, setOwnPassword } from '../routes/change-password.ts'
import { findOwnSession, type OwnSession } from '../routes/fresh-proof.ts'
import { orBusy } from '../routes/or-busy.tsx'
import { PATHS } from '../routes/paths.ts'
import { redirectTo } from '../routes/redirect.ts'
import { toPageHeaders } from '../routes/status.ts'
import { changeSignIn } from './after-change.ts'

type Errors = readonly FieldError<'current' | 'password' | 'again'>[]

// Somebody at a screen that was left open must not find the password out by trying.
const TRIES_PER_HOUR = 10

/** Changing one's own password: the present one is asked, every other session and device ends, the owner gets a mail. */
export function createOwnPasswordRoutes(door: Door, passwords: Passwords): readonly AuthenticatorRoute[] {
  const route = { path: PATHS.ownPassword, access: 'session', profile: PATHS.security } as const
  const at = async (visit: AuthenticatorRequest, run: (work: Changing) => Promise<Response>) => {
    const own = await findOwnSession(door, visit)
    return own ? run({ door, passwords, visit, own }) : redirectTo(`${door.ports.basePath}${PATHS.signIn}`)
  }
  return [
    { ...route, method: 'GET', handle: (visit) => at(visit, (work) => show(work)) },
    { ...route, method: 'POST', handle: (visit) => at(visit, change) },
  ]
}

interface Changing {
  readonly door: Door
  readonly passwords: Passwords
  readonly visit: AuthenticatorRequest
  readonly own: OwnSession
}

async function show({ door, passwords, visit, own }: Changing, errors: Errors = []): Promise<Response> {
  const { t, page } = visit
  const { basePath, organisation } = door.ports
  const standing = await passwords.find(own.session.accountId)
  return page({
    title: t('password.title'),
    status: errors.length === 0 ? 200 : 422,
    headers: toPageHeaders(),
    body: (
      <NewPasswordPage
        t={t}
        action={`${basePath}${PATHS.ownPassword}`}
        why="own"
        portal={organisation.portalName}
        requirements={listRequirements(door.policy)}
        userName={standing?.userName ?? ''}
        mayChangeUserName={false}
        askCurrent
        cancelHref={`${basePath}${PATHS.security}`}
        errors={errors}
      />
    ),
  })
}

async function change(work: Changing): Promise<Response> {
  const { visit } = work
  return orBusy(visit, 'password.title', async () => {
    const wrong = await checkCurrent(work)
    if (wrong !== undefined) return show(work, [{ field: 'current', message: wrong }])
    const judged = await judgeNewPassword(work.door, visit, work.own.session.accountId)
    return 'errors' in judged ? show(work, judged.errors) : store(work, judged.hash)
  })
}

/** What is wrong with the present password. A try counts before it is compared; a right one is given back. */
async function checkCurrent({ door, passwords, visit, own }: Changing): Promise<string | undefined> {
  const { accountId } = own.session
  const limit: Limit = { key: `own-password:${accountId}`, most: TRIES_PER_HOUR, seconds: WINDOW.hour }
  const claim = await door.limits.claim([limit])
  const typed = (visit.form['current'] ?? '').slice(0, 512)
  if (claim.admitted && (await passwords.isOwn(accountId, typed))) {
    await door.limits.release([limit])
    return undefined
  }
  const reason = claim.admitted ? 'wrong-password' : 'throttled'
  await door.ports.audit(visit.request, { type: 'password-changed', outcome: 'refused', accountId, detail: { reason } })
  return claim.admitted ? visit.t('password.problem.wrong-current') : visit.t('code.refused.throttled', { minutes: WINDOW.hour / 60 })
}

async function store({ door, visit, own }: Changing, hash: string): Promise<Response> {
  const { accountId } = own.session
  const stored = await changeSignIn(door, {
    visit,
    own,
    done: 'password',
    run: async (work, owner) => {
      await setOwnPassword(door, work, { accountId, hash, why: 'own' })
      await work.mail({ to: owner, key: 'mail.password-changed' })
      return true
    },
  })
  return stored ?? redirectTo(`${door.ports.basePath}${PATHS.security}`)
}
