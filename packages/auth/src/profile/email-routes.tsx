import { type AuthenticatorRoute, EmailAddress } from '@voordeur/core'
import type { Door } from '../door.ts'
import { EMAIL_CODE_SECONDS } from '../factor/email-code-seconds.ts'
import type { FactorRefused, FactorStarted } from '../factor/second-factor.ts'
import { createSentCodes, type SentCodeRequest } from '../factor/sent-codes.ts'
import { type Limit, WINDOW } from '../limit/limits.ts'
import { EmailPage } from '../pages/email-page.tsx'
import { PATHS } from '../routes/paths.ts'
import { changeSignIn } from './after-change.ts'
import { type Changing, createNewContactRoutes } from './new-contact-routes.tsx'

const CODES_PER_HOUR = 5

const toKey = ({ own }: Changing) => ({ accountId: own.session.accountId, boundTo: own.session.id, purpose: 'email', factor: 'new-email' })

/** Another mail address: asked after a step up, confirmed at the new one, announced at the old. Whether somebody else has it is never said before it is confirmed. */
export function createEmailRoutes(door: Door): readonly AuthenticatorRoute[] {
  const { basePath, findAccount } = door.ports
  const codes = createSentCodes(door.factorPorts, EMAIL_CODE_SECONDS)
  const within = createMailLimit(door)
  return createNewContactRoutes(door, {
    field: 'email',
    path: PATHS.email,
    drawForm: async ({ visit, own }, wrong) => (
      <EmailPage
        t={visit.t}
        action={`${basePath}${PATHS.email}`}
        current={(await findAccount({ id: own.session.accountId }))?.email ?? ''}
        typed={wrong?.typed ?? ''}
        errors={wrong ? [{ field: 'email', message: wrong.message }] : []}
        cancelHref={`${basePath}${PATHS.security}`}
      />
    ),
    read: (typed) => {
      const email = EmailAddress.safeParse(typed.trim())
      return email.success ? { to: email.data } : { problem: 'email.problem.invalid' }
    },
    start: (work, to) => within(work, (request) => codes.start({ ...request, to })),
    resend: (work) => within(work, codes.resend),
    show: (work) => codes.show(toKey(work)),
    describe: ({ t }, email) => ({ intro: t('email.code.intro', { email }) }),
    verify: (work, code) => codes.verify(toKey(work), code),
    change: (work, email) => changeEmail(door, work, email),
  })
}

type Send = (request: SentCodeRequest) => Promise<FactorStarted | FactorRefused>

/** Mails with codes that one account may ask for in an hour; one that did not leave is given back. */
function createMailLimit({ ports, limits }: Door): (work: Changing, send: Send) => Promise<FactorStarted | FactorRefused> {
  return async (work, send) => {
    const { accountId } = work.own.session
    const limit: Limit = { key: `mail-code:${accountId}`, most: CODES_PER_HOUR, seconds: WINDOW.hour }
    const account = await ports.findAccount({ id: accountId })
    const claim = await limits.claim([limit])
    if (!claim.admitted || !account) return { outcome: 'refused', reason: 'throttled', cause: 'mail-limit', retryAfter: WINDOW.hour }
    const sent = await send({
      key: toKey(work),
      request: work.visit.request,
      deliver: (transaction, { code, expiresAt, to: email }) =>
        transaction.mail({
          to: { ...account, email },
          key: 'mail.email-code',
          exact: { code },
          values: { minutes: EMAIL_CODE_SECONDS / 60 },
          expiresAt,
        }),
    })
    if (sent.outcome === 'refused') await limits.release([limit])
    return sent
  }
}

function changeEmail(door: Door, { visit, own }: Changing, email: string): Promise<Response | undefined> {
  const { accountId } = own.session
  return changeSignIn(door, {
    visit,
    own,
    done: 'email',
    run: async (work, before) => {
      // Somebody else's address: by now the reader has shown that the mail arrives with them, so that they may know.
      if (!(await work.changeEmail(accountId, email))) return false
      await work.audit({ type: 'email-changed', outcome: 'success', accountId, detail: { by: 'owner' } })
      await work.mail({ to: before, key: 'mail.email-changed' })
      return true
    },
  })
}
