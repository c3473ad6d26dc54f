import type { AuthenticatorRequest, AuthenticatorRoute } from '@voordeur/core'
import { z } from 'zod'
import type { Door } from '../door.ts'
import type { Flow } from '../flow/flows.ts'
import { nextStep } from '../flow/next-step.ts'
import { LinkPage } from '../pages/link-page.tsx'
import type { Passwords } from '../password/passwords.ts'
import { beginFlow, leadOn } from './flow-visit.ts'
import { PATHS } from './paths.ts'
import { toPageHeaders } from './status.ts'

const Form = z.strictObject({ do: z.literal('open').optional(), secret: z.string().max(200) })

const NOTHING_SENT = { secret: '' }

/** Where a one-time link leads. Its secret stands in the fragment, which no server and no log sees, and is exchanged by a post. */
export function createLinkRoutes(door: Door, passwords: Passwords): readonly AuthenticatorRoute[] {
  return [
    { method: 'GET', path: PATHS.link, handle: async (visit) => show(door, visit) },
    { method: 'POST', path: PATHS.link, handle: (visit) => exchange({ door, passwords, visit }) },
  ]
}

interface Exchange {
  readonly door: Door
  readonly passwords: Passwords
  readonly visit: AuthenticatorRequest
}

async function exchange({ door, passwords, visit }: Exchange): Promise<Response> {
  const { ports, credentials, factors } = door
  const { secret } = Form.safeParse(visit.form).data ?? NOTHING_SENT
  const credential = await credentials.exchangeLink(secret)
  const begun = credential ? undefined : await findBegun(door, visit, secret)
  if (begun) return leadOn(door, visit, begun)
  const account = credential && (await ports.findAccount({ id: credential.accountId }))
  if (!credential || !account || account.blocked) {
    await ports.audit(visit.request, { type: 'link-used', outcome: 'refused', detail: { reason: credential ? 'blocked' : 'invalid' } })
    return show(door, visit, true)
  }
  const { accountId, purpose, epoch } = credential
  await ports.audit(visit.request, { type: 'link-used', outcome: 'success', accountId, detail: { purpose } })
  const standing = await passwords.find(accountId)
  return beginFlow(door, visit, {
    accountId,
    purpose,
    next: `${ports.basePath}/`,
    assurance: 'single',
    isFactorDue: factors.all.length > 0,
    isPasswordDue: true,
    isNameDue: standing?.nameState === 'due',
    epoch,
  })
}

/**
 * The sign-in that this link began in this very browser, as long as it waits for a password. It leads no further than its cookie does by itself, so the
 * link stays used; whoever closed the tab finds the way back by the mail.
 */
async function findBegun(
  { credentials, flows, flowCookie }: Door,
  { request }: AuthenticatorRequest,
  secret: string,
): Promise<Flow | undefined> {
  const token = flowCookie.read(request)
  const [flow, link] = token === undefined ? [] : await Promise.all([flows.find(token), credentials.findUsedLink(secret)])
  const isOf = flow !== undefined && flow.accountId === link?.accountId && flow.purpose === link.purpose
  return isOf && flow.isPasswordDue && nextStep(flow) !== 'dead' ? flow : undefined
}

function show({ ports }: Door, { t, page }: AuthenticatorRequest, isRefused = false): Response {
  const { basePath } = ports
  return page({
    title: t('link.title'),
    status: isRefused ? 422 : 200,
    headers: toPageHeaders(),
    body: (
      <LinkPage
        t={t}
        action={`${basePath}${PATHS.link}`}
        isRefused={isRefused}
        forgotHref={`${basePath}${PATHS.forgot}`}
        backHref={`${basePath}${PATHS.signIn}`}
      />
    ),
  })
}
