import { z } from 'zod'

/** The languages of Microsoft's own mail that the portal speaks. */
export const MAIL_LANGUAGE = { nl: 'nl-NL', en: 'en-US' } as const

// Letters that Microsoft takes in no address (learn.microsoft.com/graph/api/resources/invitation).
const REFUSED = /[~!#$%^&*()+=[\]{}\\/|;:"<>?,']/u

/** An address that Microsoft can invite. */
export const InvitableAddress = z
  .email()
  .max(254)
  .refine((address) => !REFUSED.test(address), 'has a letter that Microsoft does not take')

/** What is sent to `POST /v1.0/invitations`; nothing else ever is. */
export const InvitationRequest = z.strictObject({
  invitedUserEmailAddress: InvitableAddress,
  inviteRedirectUrl: z.url({ protocol: /^https?$/ }),
  sendInvitationMessage: z.boolean(),
  invitedUserMessageInfo: z
    .strictObject({ messageLanguage: z.enum([MAIL_LANGUAGE.nl, MAIL_LANGUAGE.en]), customizedMessageBody: z.string().min(1).max(1000) })
    .optional(),
})

/** What is sent to `POST /v1.0/invitations`; nothing else ever is. */
export type InvitationRequest = z.infer<typeof InvitationRequest>

/** What is used of the answer (`201 Created`); the rest is left unread. */
export const InvitationAnswer = z.object({
  invitedUserEmailAddress: z.string(),
  inviteRedeemUrl: z.url({ protocol: /^https?$/ }).max(4000),
  status: z.enum(['PendingAcceptance', 'Completed', 'InProgress', 'Error']),
  invitedUser: z.object({ id: z.guid() }),
})

/** What is used of the answer (`201 Created`); the rest is left unread. */
export type InvitationAnswer = z.infer<typeof InvitationAnswer>

/** What is asked of a user; Graph then answers with nothing else. */
export const USER_FIELDS = 'id,externalUserState,externalUserStateChangeDateTime'

/** A user of the tenant. Who was never invited, or is no guest any more, has no state. */
export const UserAnswer = z.object({
  id: z.guid(),
  externalUserState: z.enum(['PendingAcceptance', 'Accepted']).nullish(),
  externalUserStateChangeDateTime: z.iso.datetime({ offset: true }).nullish(),
})

/** An error of Graph. Its message may repeat an address: it is looked at, and never kept or told. */
export const GraphProblem = z.object({
  error: z.object({
    code: z
      .string()
      .regex(/^[A-Za-z0-9_.]{1,80}$/u)
      .catch('unknown'),
    message: z.string().catch(''),
  }),
})
