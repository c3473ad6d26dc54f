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
      .optional(),
    tenantId: Uuid('directory (tenant) id'),
    clientId: Uuid('application (client) id'),
    certificate: Certificate.optional(),
    secret: z.string().min(16).optional(),
    audience: z.enum(['guests', 'staff']).default('guests'),
    label: z.strictObject({ nl: Line, en: Line }).optional(),
    acrs: z
      .string()
      .regex(/^c\d{1,2}$/u, { message: 'must be the id of an authentication context, c1 to c99' })
      .optional(),
    secondFactor: z.enum(['portal', 'microsoft']).default('portal'),
    trustTenantPolicy: z.strictObject({ says: z.literal('mfa'), by: Line, reason: Line }).optional(),
    requiredRole: z
      .string()
      .regex(/^[\w.-]{1,120}$/u, { message: 'must be the value of an app role' })
      .optional(),
    prompt: z.enum(['select_account', 'login']).default('select_account'),
    authority: Origin.default(MICROSOFT),
    invitations: z.strictObject({ mail: z.enum(['portal', 'microsoft']).default('portal'), graph: Origin.default(GRAPH) }).optional(),
    timeoutSeconds: z.number().positive().max(60).default(10),
    fetch: z.custom<typeof globalThis.fetch>((value) => typeof value === 'function', { message: 'must be a function' }).optional(),
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
  /** Who signs in by it: `guests` (the default; clients and their people), or `staff`, whose button stands apart. */
  readonly audience?: 'guests' | 'staff' | undefined
  /** Other words on the button than "Inloggen met Microsoft". */
  readonly label?: Readonly<Record<Locale, string>> | undefined
  /** The authentication context (`c1`) that Conditional Access grants after a second factor: then, and only then, a session has `idp-mfa`. */
  readonly acrs?: string | undefined
  /** Who asks the second factor when Microsoft proved none: the `portal` (the default); with `microsoft` such a sign-in is refused. */
  readonly secondFactor?: 'portal' | 'microsoft' | undefined
  /** Takes the word of `by` that the tenant asks a second factor of everybody; nothing proves it, a session stays `idp-single`. A finding. */
  readonly trustTenantPolicy?: { readonly says: 'mfa'; readonly by: string; readonly reason: string } | undefined
  /** An app role without which nobody comes in. */
  readonly requiredRole?: string | undefined
  /** What Microsoft asks of who is signed in there already: to choose an account (the default), or to sign in anew (`login`). */
  readonly prompt?: 'select_account' | 'login' | undefined
  /** Where the tenant lives. Default `https://login.microsoftonline.com`; http only for a stand-in on this machine. */
  readonly authority?: string | undefined
  /**
   * Whom the portal lets in is invited as a guest of the tenant, in place of getting a user name and a password. `mail`: who mails the invitation,
   * the `portal` (the default, in its own plain words) or `microsoft`. `graph`: default `https://graph.microsoft.com`.
   */
  readonly invitations?: { readonly mail?: 'portal' | 'microsoft' | undefined; readonly graph?: string | undefined } | undefined
  /** How long one call to Microsoft may take, in seconds. Default 10. */
  readonly timeoutSeconds?: number | undefined
  /** Another `fetch`, such as one that goes through a proxy. */
  readonly fetch?: typeof globalThis.fetch | undefined
}
