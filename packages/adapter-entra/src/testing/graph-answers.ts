import { z } from 'zod'

const Optional = z.string().nullable()

/** The `invitation` that Graph takes, with every documented property and no other (learn.microsoft.com/graph/api/resources/invitation). */
export const InvitationTaken = z.strictObject({
  invitedUserEmailAddress: z.email(),
  inviteRedirectUrl: z.url(),
  invitedUserDisplayName: z.string().optional(),
  invitedUserType: z.enum(['Guest', 'Member']).optional(),
  sendInvitationMessage: z.boolean().optional(),
  resetRedemption: z.boolean().optional(),
  invitedUserMessageInfo: z
    .strictObject({
      messageLanguage: z.string().optional(),
      customizedMessageBody: z.string().optional(),
      ccRecipients: z.array(z.unknown()).optional(),
    })
    .optional(),
})

/** The `invitation` that Graph gives, as its documentation shows it. */
export const InvitationGiven = z.strictObject({
  '@odata.context': z.url(),
  id: z.guid(),
  inviteRedeemUrl: z.url(),
  invitedUserDisplayName: Optional,
  invitedUserType: z.literal('Guest'),
  invitedUserEmailAddress: z.email(),
  sendInvitationMessage: z.boolean(),
  resetRedemption: z.boolean(),
  inviteRedirectUrl: z.url(),
  // The four values are documented; which of them a second invitation gets is not, and is invented here.
  status: z.enum(['PendingAcceptance', 'Completed', 'InProgress', 'Error']),
  invitedUserMessageInfo: z.strictObject({
    messageLanguage: Optional,
    customizedMessageBody: Optional,
    ccRecipients: z.array(z.strictObject({ emailAddress: z.strictObject({ name: Optional, address: Optional }) })),
  }),
  invitedUser: z.strictObject({ id: z.guid() }),
})

/** A `user` of which exactly these fields were selected. */
export const UserGiven = z.strictObject({
  '@odata.context': z.url(),
  id: z.guid(),
  externalUserState: z.enum(['PendingAcceptance', 'Accepted']).nullable(),
  externalUserStateChangeDateTime: z.iso.datetime().nullable(),
})

/** An error of Graph (learn.microsoft.com/graph/errors). */
export const ProblemGiven = z.strictObject({
  error: z.strictObject({
    code: z.string(),
    message: z.string(),
    innerError: z.strictObject({ date: z.string(), 'request-id': z.guid(), 'client-request-id': z.guid() }),
  }),
})

/** A token of the client credentials flow (learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow). */
export const TokenGiven = z.strictObject({
  token_type: z.literal('Bearer'),
  expires_in: z.number().int(),
  ext_expires_in: z.number().int(),
  access_token: z.string(),
})

/** A token that is refused. */
export const TokenRefused = z.strictObject({
  error: z.enum(['invalid_client', 'unauthorized_client', 'invalid_request', 'invalid_scope']),
  error_description: z.string(),
  error_codes: z.array(z.number().int()),
  timestamp: z.string(),
  trace_id: z.guid(),
  correlation_id: z.guid(),
})
