import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { USER_FIELDS } from '../invite/graph-json.ts'
import { InvitationGiven, InvitationTaken, UserGiven } from './graph-answers.ts'
import { type GraphTrouble, type GraphWorld, refuse } from './graph-world.ts'

/** Answers a call of Graph v1.0: an invitation, or how a user stands. */
export async function answerGraph(world: GraphWorld, request: Request): Promise<Response> {
  const trouble = world.troubles.shift()
  if (trouble !== undefined) return giveTrouble(world, trouble)
  if (!hasToken(world, request)) return refuse(world, { status: 401, code: 'InvalidAuthenticationToken' })
  const { pathname, searchParams } = new URL(request.url)
  if (request.method === 'POST' && pathname === '/v1.0/invitations') return invite(world, request)
  const id = /^\/v1\.0\/users\/([^/]+)$/u.exec(pathname)?.[1]
  if (id !== undefined && searchParams.get('$select') === USER_FIELDS) return giveUser(world, request, id)
  return refuse(world, { status: 400, code: 'BadRequest', message: 'The stand-in knows no such call.' })
}

function giveTrouble(world: GraphWorld, trouble: GraphTrouble): Promise<Response> | Response {
  if (trouble === 'hang') return new Promise(() => {})
  if (trouble.body !== undefined) return Response.json(trouble.body, { status: trouble.status })
  return refuse(world, { code: 'unknownError', ...trouble })
}

function hasToken({ tokens, now }: GraphWorld, request: Request): boolean {
  const token = /^Bearer (.+)$/u.exec(request.headers.get('authorization') ?? '')?.[1] ?? ''
  return (tokens.get(token) ?? 0) > now().getTime()
}

const DENIED = { status: 403, code: 'Authorization_RequestDenied', message: 'Insufficient privileges to complete the operation.' }

async function invite(world: GraphWorld, request: Request): Promise<Response> {
  if (!world.permissions.has('User.Invite.All')) return refuse(world, DENIED)
  const asked = InvitationTaken.safeParse(await request.json())
  if (!asked.success) return refuse(world, { status: 400, code: 'BadRequest', message: 'Invalid request.' })
  const { invitedUserEmailAddress: email, inviteRedirectUrl, sendInvitationMessage = false, invitedUserMessageInfo } = asked.data
  if (world.members.has(email)) {
    // The words are those that administrators report; they are in no list of Microsoft's.
    const message = `The invited user already exists in the directory as object ID: ${randomUUID()}.`
    return refuse(world, { status: 400, code: 'BadRequest', message })
  }
  const { origin } = new URL(request.url)
  const { guest, ticket } = world.guests.invite(email, inviteRedirectUrl)
  const inner = `${origin}/redeem/?tenant=${world.options.tenantId}&user=${guest.id}&ticket=${ticket}&ver=2.0`
  const given: z.input<typeof InvitationGiven> = {
    '@odata.context': `${origin}/v1.0/$metadata#invitations/$entity`,
    id: randomUUID(),
    inviteRedeemUrl: `${origin}/redeem?rd=${encodeURIComponent(inner)}`,
    invitedUserDisplayName: null,
    invitedUserType: 'Guest',
    invitedUserEmailAddress: email,
    sendInvitationMessage,
    resetRedemption: false,
    inviteRedirectUrl,
    status: guest.state === 'Accepted' ? 'Completed' : 'PendingAcceptance',
    invitedUserMessageInfo: {
      messageLanguage: invitedUserMessageInfo?.messageLanguage ?? null,
      customizedMessageBody: invitedUserMessageInfo?.customizedMessageBody ?? null,
      ccRecipients: [{ emailAddress: { name: null, address: null } }],
    },
    invitedUser: { id: guest.id },
  }
  return Response.json(InvitationGiven.parse(given), { status: 201 })
}

function giveUser(world: GraphWorld, request: Request, id: string): Response {
  if (!world.permissions.has('User.Read.All')) return refuse(world, DENIED)
  const guest = world.guests.find(id)
  if (!guest) return refuse(world, { status: 404, code: 'Request_ResourceNotFound', message: 'Resource does not exist.' })
  const given: z.input<typeof UserGiven> = {
    '@odata.context': `${new URL(request.url).origin}/v1.0/$metadata#users(${USER_FIELDS})/$entity`,
    id: guest.id,
    externalUserState: guest.state,
    externalUserStateChangeDateTime: guest.since.toISOString(),
  }
  return Response.json(UserGiven.parse(given))
}
