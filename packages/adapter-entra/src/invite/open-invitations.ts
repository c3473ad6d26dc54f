import { InvitationError, type ChannelPorts, type InvitedPerson, type OpenInvitationChannel } from '@voordeur/auth'
import type { SigningCertificate } from '../certificate/read-certificate.ts'
import { warnOfEnd } from '../certificate/warn-of-end.ts'
import { toIssuer } from '../sign-in/entra-provider.ts'
import { createGraphClient } from './graph-client.ts'
import { InvitableAddress, MAIL_LANGUAGE, type InvitationAnswer, type InvitationRequest } from './graph-json.ts'
import { createTokenSource } from './token-source.ts'

/** How guests are invited to a tenant. */
export interface InvitationSettings {
  readonly tenantId: string
  readonly clientId: string
  readonly certificate: SigningCertificate
  /** Who mails the invitation. */
  readonly mail: 'portal' | 'microsoft'
  readonly authority: string
  readonly graph: string
  /** How long one call may take. */
  readonly timeoutSeconds: number
  readonly fetch?: typeof globalThis.fetch | undefined
}

/** Invites people as guests of a Microsoft Entra tenant, by Microsoft Graph. */
export function openInvitations(settings: InvitationSettings, { now, log }: ChannelPorts): OpenInvitationChannel {
  const { tenantId, clientId, certificate, authority, graph, timeoutSeconds, fetch = globalThis.fetch } = settings
  const timeoutMs = timeoutSeconds * 1000
  const tenant = `${authority}/${tenantId}`
  const tokens = createTokenSource({
    tenant,
    clientId,
    certificate,
    scope: `${graph}/.default`,
    now,
    fetch: (url, init) => {
      // Told with every new token, which is about once an hour that somebody is invited.
      warnOfEnd(certificate, 'invites', { now, log })
      return fetch(url, { ...(init as RequestInit), redirect: 'error', signal: AbortSignal.timeout(timeoutMs) })
    },
  })
  const client = createGraphClient({ graph, tokens, now, fetch, timeoutMs })
  return {
    invite: async (person, signal) => {
      const request = toRequest(person, settings)
      const answer = await client.invite(request, signal)
      refuseOther(answer, request, settings)
      return {
        issuer: toIssuer(settings),
        subject: answer.invitedUser.id.toLowerCase(),
        link: request.sendInvitationMessage ? undefined : answer.inviteRedeemUrl,
      }
    },
    readState: async (subject, signal) => {
      const user = await client.findUser(subject, signal)
      if (user === undefined) return 'gone'
      if (user.id.toLowerCase() !== subject)
        throw new InvitationError('answer', 'Microsoft Graph answered about another person than was asked for.')
      return user.externalUserState === 'PendingAcceptance' ? 'pending' : 'accepted'
    },
  }
}

function toRequest({ email, locale, back, words }: InvitedPerson, { mail }: InvitationSettings): InvitationRequest {
  if (!InvitableAddress.safeParse(email).success)
    throw new InvitationError('address', 'Microsoft takes no address with a + or another special letter before the @.')
  const asked = { invitedUserEmailAddress: email, inviteRedirectUrl: back }
  if (mail === 'portal') return { ...asked, sendInvitationMessage: false }
  const message = { messageLanguage: MAIL_LANGUAGE[locale], customizedMessageBody: words }
  return { ...asked, sendInvitationMessage: true, invitedUserMessageInfo: message }
}

const REDEEM_HOSTS: ReadonlySet<string> = new Set(['login.microsoftonline.com', 'invitations.microsoft.com'])

/** Nobody is linked to an account by an answer about somebody else, and no mail of the portal leads elsewhere than to Microsoft. */
function refuseOther(answer: InvitationAnswer, asked: InvitationRequest, { authority, graph }: InvitationSettings): void {
  if (answer.status === 'Error') throw new InvitationError('answer', 'Microsoft Graph says that the invitation failed, and not why.')
  if (answer.invitedUserEmailAddress.toLowerCase() !== asked.invitedUserEmailAddress.toLowerCase())
    throw new InvitationError('answer', 'Microsoft Graph invited another address than was asked for. Nobody was linked.')
  const link = new URL(answer.inviteRedeemUrl)
  const own = [authority, graph].map((address) => new URL(address).origin)
  if (own.includes(link.origin) || (link.protocol === 'https:' && REDEEM_HOSTS.has(link.hostname))) return
  throw new InvitationError('answer', 'Microsoft Graph gave a link that does not lead to Microsoft. It was not sent.')
}
