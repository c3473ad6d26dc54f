import type { Locale } from '@voordeur/core'
import { z } from 'zod'
import { Certificate, Origin, Uuid } from '../certificate/app-options.ts'
import type { EntraCertificate } from '../certificate/read-certificate.ts'

const MICROSOFT = 'https://login.microsoftonline.com'
const GRAPH = 'https://graph.microsoft.com'

const Line = z.string().trim().min(2).max(300)
/** The options of `entra`, as they are checked. */
export const EntraSignInOptions = z
  .strictObject({
    id: z
      .string()
      .regex(/^[a-z][a-z0-9-]{0,30}$/u, { message: 'must be lower-case letters, digits and hyphens' })
      .optional()
      .describe('Stands in the address that Microsoft sends people back to, `/inloggen/<id>/terug`.'),
    tenantId: Uuid('directory (tenant) id').describe('The directory (tenant) id, a UUID.'),
    clientId: Uuid('application (client) id').describe('The application (client) id of the app registration, a UUID.'),
    certificate: Certificate.optional().meta({ description: 'With what the portal proves itself at Microsoft.', secret: true }),
    secret: z
      .string()
      .min(16)
      .optional()
      .meta({ description: 'In its place, and weaker: a client secret, which can be copied without a trace.', secret: true }),
    audience: z
      .enum(['guests', 'staff'])
      .default('guests')
      .describe('Who signs in by it: `guests`, or `staff`, whose button stands apart.'),
    label: z
      .strictObject({ nl: Line.describe('In Dutch.'), en: Line.describe('In English.') })
      .optional()
      .describe('Other words on the button than "Inloggen met Microsoft".'),
    acrs: z
      .string()
      .regex(/^c\d{1,2}$/u, { message: 'must be the id of an authentication context, c1 to c99' })
      .optional()
      .describe('The authentication context (`c1`) that Conditional Access grants after a second factor.'),
    secondFactor: z.enum(['portal', 'microsoft']).default('portal').describe('Who asks the second factor when Microsoft proved none.'),
    trustTenantPolicy: z
      .strictObject({
        says: z.literal('mfa').describe('What is trusted.'),
        by: Line.describe('Who says so.'),
        reason: Line.describe('Why they may be trusted.'),
      })
      .optional()
      .describe('Takes the word of somebody that the tenant asks a second factor of everybody.'),
    requiredRole: z
      .string()
      .regex(/^[\w.-]{1,120}$/u, { message: 'must be the value of an app role' })
      .optional()
      .describe('An app role without which nobody comes in.'),
    prompt: z
      .enum(['select_account', 'login'])
      .default('select_account')
      .describe('What Microsoft asks of who is signed in there already.'),
    authority: Origin.default(MICROSOFT).describe('Where the tenant lives.'),
    invitations: z
      .strictObject({
        mail: z.enum(['portal', 'microsoft']).default('portal').describe('Who mails the invitation.'),
        graph: Origin.default(GRAPH).describe('Where Microsoft Graph answers.'),
      })
      .optional()
      .describe('Whom the portal lets in is invited as a guest of the tenant, in place of getting a user name and a password.'),
    timeoutSeconds: z.number().positive().max(60).default(10).describe('How long one call to Microsoft may take, in seconds.'),
    fetch: z
      .custom<typeof globalThis.fetch>((value) => typeof value === 'function', { message: 'must be a function' })
      .optional()
      .describe('Another `fetch`, such as one that goes through a proxy.'),
  })
  .refine(({ certificate, secret }) => (certificate === undefined) !== (secret === undefined), {
    path: ['certificate'],
    message: 'must be given, or a secret in its place, and not both',
  })
  .refine(({ invitations, certificate, audience }) => invitations === undefined || (certificate !== undefined && audience === 'guests'), {
    path: ['invitations'],
    message: 'are for guests, and need a certificate: a secret can be copied without a trace, and this one would invite',
  })
  .refine(({ secondFactor, acrs }) => secondFactor === 'portal' || acrs !== undefined, {
    path: ['secondFactor'],
    message: "can be 'microsoft' only together with acrs: nothing else in a token proves a second factor",
  })
  .refine(({ secondFactor, trustTenantPolicy }) => secondFactor === 'portal' || trustTenantPolicy === undefined, {
    path: ['trustTenantPolicy'],
    message: "says that nothing has to be proven, and secondFactor: 'microsoft' that it has: choose one",
  })

/** The options of `entra`, checked and with every default. */
export type EntraSignInSettings = z.output<typeof EntraSignInOptions>

interface TrustedTenant {
  /** What is trusted. */
  readonly says: 'mfa'
  /** Who says so. */
  readonly by: string
  /** Why they may be trusted. */
  readonly reason: string
}

interface ButtonLabel extends Readonly<Record<Locale, string>> {
  /** In Dutch. */
  readonly nl: string
  /** In English. */
  readonly en: string
}

interface GuestInvitations {
  /** Who mails the invitation. The `portal` (the default, in its own plain words) or `microsoft`. */
  readonly mail?: 'portal' | 'microsoft' | undefined
  /** Where Microsoft Graph answers. Default `https://graph.microsoft.com`. */
  readonly graph?: string | undefined
}

/** How people sign in with Microsoft Entra. */
export interface EntraSignInOptions {
  /** Stands in the address that Microsoft sends people back to, `/inloggen/<id>/terug`. Default `microsoft`, for staff `microsoft-staff`. */
  readonly id?: string | undefined
  /** The directory (tenant) id, a UUID. */
  readonly tenantId: string
  /** The application (client) id of the app registration, a UUID. */
  readonly clientId: string
  /** With what the portal proves itself at Microsoft. */
  readonly certificate?: EntraCertificate | undefined
  /** In its place, and weaker: a client secret, which can be copied without a trace. */
  readonly secret?: string | undefined
  /** Who signs in by it: `guests`, or `staff`, whose button stands apart. Default `guests`. */
  readonly audience?: 'guests' | 'staff' | undefined
  /** Other words on the button than "Inloggen met Microsoft". */
  readonly label?: ButtonLabel | undefined
  /** The authentication context (`c1`) that Conditional Access grants after a second factor. Then, and only then, a session has `idp-mfa`. */
  readonly acrs?: string | undefined
  /** Who asks the second factor when Microsoft proved none. The `portal` (the default); with `microsoft` such a sign-in is refused. */
  readonly secondFactor?: 'portal' | 'microsoft' | undefined
  /** Takes the word of somebody that the tenant asks a second factor of everybody. Nothing proves it, a session stays `idp-single`. A finding. */
  readonly trustTenantPolicy?: TrustedTenant | undefined
  /** An app role without which nobody comes in. */
  readonly requiredRole?: string | undefined
  /** What Microsoft asks of who is signed in there already. To choose an account (the default), or to sign in anew (`login`). */
  readonly prompt?: 'select_account' | 'login' | undefined
  /** Where the tenant lives. Default `https://login.microsoftonline.com`; http only for a stand-in on this machine. */
  readonly authority?: string | undefined
  /** Whom the portal lets in is invited as a guest of the tenant, in place of getting a user name and a password. */
  readonly invitations?: GuestInvitations | undefined
  /** How long one call to Microsoft may take, in seconds. Default 10. */
  readonly timeoutSeconds?: number | undefined
  /** Another `fetch`, such as one that goes through a proxy. */
  readonly fetch?: typeof globalThis.fetch | undefined
}
