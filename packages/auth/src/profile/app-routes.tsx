import type { AuthenticatorRequest, AuthenticatorRoute } from '@voordeur/core'
import { renderSVG } from 'uqr'
import { z } from 'zod'
import type { Door } from '../door.ts'
import { toAppUri } from '../factor/app-secret.ts'
import { type Limit, WINDOW } from '../limit/limits.ts'
import { AppPage } from '../pages/app-page.tsx'
import { type OwnSession, withFreshProof } from '../routes/fresh-proof.ts'
import { PATHS } from '../routes/paths.ts'
import { toPageHeaders } from '../routes/status.ts'
import { toAuthDatabase } from '../tables.ts'
import { changeSignIn } from './after-change.ts'
import { removeApp } from './remove-app.ts'

const Form = z.strictObject({ do: z.enum(['confirm', 'remove']), code: z.string().max(40).default('') })
const TRIES_PER_HOUR = 10

/** Setting up, replacing and removing an authenticator app, after a step up. */
export function createAppRoutes(door: Door): readonly AuthenticatorRoute[] {
  const route = { path: PATHS.app, access: 'session', profile: PATHS.security } as const
  const at = (visit: AuthenticatorRequest, run: (work: Setting) => Promise<Response>) =>
    withFreshProof(door, visit, { back: PATHS.app, run: (own) => run({ door, visit, own }) })
  return [
    { ...route, method: 'GET', handle: (visit) => at(visit, (work) => show(work)) },
    { ...route, method: 'POST', handle: (visit) => at(visit, act) },
  ]
}

interface Setting {
  readonly door: Door
  readonly visit: AuthenticatorRequest
  readonly own: OwnSession
}

async function show({ door, visit, own }: Setting, problem?: string): Promise<Response> {
  const { t } = visit
  const { basePath, organisation } = door.ports
  const { accountId, id: sessionId } = own.session
  const account = await door.ports.findAccount({ id: accountId })
  const isSet = (await door.apps.find(accountId)) !== undefined
  const secret = door.apps.offer({ accountId, sessionId })
  const uri = toAppUri(secret, { issuer: `${organisation.name} ${organisation.portalName}`, account: account?.name ?? '' })
  const body = (
    <AppPage
      t={t}
      action={`${basePath}${PATHS.app}`}
      isSet={isSet}
      mayRemove={isSet && (await door.factors.listEnrolled(accountId)).some(({ id }) => id !== 'app')}
      waiting={{ svg: renderSVG(uri, { border: 2 }), secret: new URL(uri).searchParams.get('secret') ?? '', uri }}
      errors={problem === undefined ? [] : [{ field: 'code', message: problem }]}
      cancelHref={`${basePath}${PATHS.security}`}
    />
  )
  return visit.page({ title: t('app.title'), status: problem === undefined ? 200 : 422, headers: toPageHeaders(), body })
}

async function act(work: Setting): Promise<Response> {
  const { door, visit, own } = work
  const form = Form.safeParse(visit.form)
  if (!form.success) return show(work, visit.t('code.refused.invalid'))
  return form.data.do === 'confirm' ? confirm(work, form.data.code) : removeApp(door, visit, own)
}

async function confirm(work: Setting, code: string): Promise<Response> {
  const { door, visit, own } = work
  const { accountId, id: sessionId } = own.session
  const limit: Limit = { key: `app-confirm:${accountId}`, most: TRIES_PER_HOUR, seconds: WINDOW.hour }
  const refuse = async (reason: string, message: string) => {
    await door.ports.audit(visit.request, { type: 'factor-added', outcome: 'refused', accountId, detail: { factor: 'app', reason } })
    return show(work, message)
  }
  const claim = await door.limits.claim([limit])
  if (!claim.admitted) return refuse('throttled', visit.t('code.refused.throttled', { minutes: WINDOW.hour / 60 }))
  const done = await changeSignIn(door, {
    visit,
    own,
    done: 'app',
    run: async (transaction, owner) => {
      if (!(await door.apps.confirm(toAuthDatabase(transaction.db), { accountId, sessionId }, code))) return false
      await transaction.audit({ type: 'factor-added', outcome: 'success', accountId, detail: { factor: 'app' } })
      await transaction.mail({ to: owner, key: 'mail.app-added' })
      return true
    },
  })
  return done ?? refuse('wrong-code', visit.t('code.refused.invalid'))
}
