import { z } from 'zod'
import type { AcceptedRisk } from '../define/finding.ts'
import { LOCALES } from '../define/messages.ts'
import type { Organisation } from '../define/organisation.ts'
import type { AccessPolicy, AuditPolicy, DeskPolicy, Language, Panel, PermissionSet, Statements, SyncBrake } from '../define/portal.ts'
import type { RecordPolicy } from '../define/record-policy.ts'
import { LAYOUTS, PANEL_COLOURS, PANEL_OPENINGS, type Theme } from '../define/theme.ts'
import { ASSURANCE_LEVELS, Basis } from '../define/viewer.ts'

const Words = z.string().trim().min(1, 'must not be empty')
const Name = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'must be lower-case letters, digits and hyphens, starting with a letter')
const TermName = z.string().regex(/^[a-z][a-zA-Z0-9]*$/, 'must be one word of letters and digits')
const Day = z.iso.date('must be a date such as "2027-01-31"')
const Share = z.number().min(0, 'must be between 0 and 1').max(1, 'must be between 0 and 1')
const Address = z.string().regex(/^[^<>@\s]+@[^<>@\s]+$|^[^<>]+ <[^<>@\s]+@[^<>@\s]+>$/, 'must be an e-mail address, or "Name <address>"')

const OrganisationSchema: z.ZodType<Organisation> = z.strictObject({
  name: Words,
  portalName: Words,
  url: Words,
  infoUrl: Words.exactOptional(),
  phone: Words.exactOptional(),
  email: z.email('must be an e-mail address').exactOptional(),
})

const Overrides = z.record(z.string(), z.string())

const LanguageSchema: z.ZodType<Language> = z.strictObject({
  default: z.enum(LOCALES),
  form: z.enum(['u', 'je']),
  terms: z.record(TermName, Words).exactOptional(),
  words: Overrides.exactOptional(),
  messages: z.strictObject({ nl: Overrides.exactOptional(), en: Overrides.exactOptional() }).exactOptional(),
})

const ThemeSchema: z.ZodType<Theme> = z.strictObject({
  layout: z.enum(LAYOUTS),
  tokens: Words.exactOptional(),
  logo: Words.exactOptional(),
})

/** One panel; whether its parts exist is checked elsewhere. */
export const PanelSchema: z.ZodType<Panel> = z.strictObject({
  id: Name,
  title: Words,
  colour: z.enum(PANEL_COLOURS),
  icon: z.string(),
  parts: z.array(z.string()),
  summary: z.array(z.string()).exactOptional(),
  opens: z.enum(PANEL_OPENINGS).exactOptional(),
  inMenu: z.boolean().exactOptional(),
})

/** One permission set. */
export const PermissionSetSchema: z.ZodType<PermissionSet> = z.strictObject({ title: Words, rights: z.array(z.string()) })

const AccessSchema: z.ZodType<AccessPolicy> = z.strictObject({
  invitedBy: z.enum(['portal-admin', 'organisation']).exactOptional(),
  endsAfterCare: z.string().exactOptional(),
  byBasis: z.partialRecord(Basis, z.string()).exactOptional(),
  readOnAfterDeath: z.array(Basis).exactOptional(),
  noticeBeforeEnd: z.string().exactOptional(),
  invitationsEndAfter: z.string().exactOptional(),
  requests: z
    .union([
      z.boolean(),
      z.strictObject({ intro: Words.exactOptional(), evidenceFor: z.array(Basis.exclude(['invited'])).exactOptional() }),
    ])
    .exactOptional(),
})

/** What the organisation decides for one record type. */
export const RecordPolicySchema: z.ZodType<RecordPolicy> = z.strictObject({
  visibleAfter: z.string().exactOptional(),
  staffNames: z.enum(['show', 'role']).exactOptional(),
  discussedOnly: z.boolean().exactOptional(),
})

const BrakeSchema: z.ZodType<SyncBrake> = z.strictObject({
  records: Share.exactOptional(),
  clients: Share.exactOptional(),
  always: z.int('must be a whole number').min(0, 'must not be negative').exactOptional(),
})

const AuditSchema: z.ZodType<AuditPolicy> = z.strictObject({ keepFor: z.string().exactOptional() })

/** The organisation's desk; whether its rights exist is checked elsewhere. */
const DeskSchema: z.ZodType<DeskPolicy> = z.strictObject({
  sets: z.record(Name, PermissionSetSchema),
  requires: z.enum(ASSURANCE_LEVELS).exactOptional(),
})

/** Files with what the portal says about itself; what stands in them is checked elsewhere. */
const StatementsSchema: z.ZodType<Statements> = z.strictObject({ privacy: Words.exactOptional(), accessibility: Words.exactOptional() })

/** One risk the organisation accepts. */
export const AcceptedRiskSchema: z.ZodType<AcceptedRisk> = z.strictObject({ id: Words, reason: Words, by: Words, until: Day })

/** The sections that are read as a whole. */
export const SECTIONS = {
  organisation: OrganisationSchema,
  language: LanguageSchema,
  theme: ThemeSchema,
  access: AccessSchema,
  brake: BrakeSchema,
  audit: AuditSchema,
  desk: DeskSchema,
  statements: StatementsSchema,
  mail: z.strictObject({ from: Address }),
  tour: z.boolean(),
} as const

/** The name of a permission set. */
export const SetName = Name

/** Every key that a configuration may have. */
export const CONFIG_KEYS = [
  'organisation',
  'language',
  'theme',
  'auth',
  'sources',
  'plugins',
  'panels',
  'permissionSets',
  'access',
  'records',
  'brake',
  'audit',
  'desk',
  'statements',
  'mail',
  'tour',
  'acceptedRisks',
] as const
