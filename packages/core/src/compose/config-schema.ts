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

// What stands here with a setting, its type in `define/` says to an editor in the same words; a test holds the two together.

const OrganisationSchema: z.ZodType<Organisation> = z.strictObject({
  name: Words.describe('Name of the organisation, as people know it.'),
  portalName: Words.describe('Name of the portal, in the title of each page and in mails.'),
  url: Words.describe('The one origin (and base path) of the portal; links in mails use nothing else.'),
  infoUrl: Words.exactOptional().describe('A public page about the portal, behind the button Informatie.'),
  phone: Words.exactOptional().describe('A number to call for help, shown at a fixed place.'),
  email: z.email('must be an e-mail address').exactOptional().describe('An address to write to for help.'),
})

const Overrides = z.record(z.string(), z.string())

const LanguageSchema: z.ZodType<Language> = z.strictObject({
  default: z.enum(LOCALES).describe('The language of who has not chosen one.'),
  form: z.enum(['u', 'je']).describe('How Dutch addresses its reader; a person may choose otherwise in the profile.'),
  terms: z.record(TermName, Words).exactOptional().describe("Words of the organisation in place of the portal's own."),
  words: Overrides.exactOptional().describe('Words of the record with what they mean, in the language of `default`.'),
  messages: z
    .strictObject({
      nl: Overrides.exactOptional().describe('Dutch messages, by key.'),
      en: Overrides.exactOptional().describe('English messages, by key.'),
    })
    .exactOptional()
    .describe("Whole messages in place of the portal's own, by language and key."),
})

const ThemeSchema: z.ZodType<Theme> = z.strictObject({
  layout: z.enum(LAYOUTS).describe('The arrangement: coloured panels with a bar on top, or a menu on the left.'),
  tokens: Words.exactOptional().meta({
    description: 'The file with the design tokens (DTCG), relative to the configuration.',
    secret: false,
  }),
  logo: Words.exactOptional().describe('The file with the logo (SVG or PNG), relative to the configuration.'),
})

/** One panel; whether its parts exist is checked elsewhere. */
export const PanelSchema: z.ZodType<Panel> = z.strictObject({
  id: Name.describe('Its name in addresses; another id is another address.'),
  title: Words.describe('What people read on it.'),
  colour: z.enum(PANEL_COLOURS).describe('Its colour; the theme says what each looks like.'),
  icon: z.string().describe('Name of a lucide icon.'),
  parts: z.array(z.string()).describe('The parts that stand in it, in this order.'),
  summary: z.array(z.string()).exactOptional().describe('Parts whose newest item stands on the panel of the start page.'),
  opens: z.enum(PANEL_OPENINGS).exactOptional().describe('How it opens when its reader may see several of its parts.'),
  inMenu: z.boolean().exactOptional().describe('Whether the layout `menu` names it in the menu.'),
})

/** One permission set. */
export const PermissionSetSchema: z.ZodType<PermissionSet> = z.strictObject({
  title: Words.describe('What people read of the set where it is granted.'),
  rights: z.array(z.string()).describe('The rights it holds; they are copied into an access when it is granted.'),
})

const AccessSchema: z.ZodType<AccessPolicy> = z.strictObject({
  invitedBy: z.enum(['portal-admin', 'organisation']).exactOptional().describe('Who invites people around a client.'),
  endsAfterCare: z.string().exactOptional().describe('How long after the last day in care the portal stays open, in whole days.'),
  byBasis: z.partialRecord(Basis, z.string()).exactOptional().describe('The permission set that each basis starts with.'),
  readOnAfterDeath: z
    .array(Basis)
    .exactOptional()
    .describe('The bases that read on after the client died, until care has ended for as long as `endsAfterCare` says.'),
  noticeBeforeEnd: z
    .string()
    .exactOptional()
    .describe('How long before an access ends its person and the portal administrator are told, in whole days.'),
  invitationsEndAfter: z.string().exactOptional().describe('How long an invitation can be accepted, in whole days.'),
  accountsEndAfter: z
    .string()
    .exactOptional()
    .describe(
      'How long after somebody had access to a client or worked at the desk for the last time their account is erased, in whole days.',
    ),
  requests: z
    .union([
      z.boolean(),
      z.strictObject({
        intro: Words.exactOptional().describe('What the organisation wants to say above the form, in plain text.'),
        evidenceFor: z
          .array(Basis.exclude(['invited']))
          .exactOptional()
          .describe('The grounds on which nobody is let in without a document.'),
      }),
    ])
    .exactOptional()
    .describe('Whether everybody can ask for access at `/toegang-aanvragen`.'),
})

/** What the organisation decides for one record type. */
export const RecordPolicySchema: z.ZodType<RecordPolicy> = z.strictObject({
  visibleAfter: z.string().exactOptional().describe('How long after recording it becomes visible, as elapsed time.'),
  staffNames: z.enum(['show', 'role']).exactOptional().describe('Whether names of staff are shown or replaced by the role.'),
  discussedOnly: z.boolean().exactOptional().describe('Whether only what was discussed with the client is shown.'),
})

const BrakeSchema: z.ZodType<SyncBrake> = z.strictObject({
  records: Share.exactOptional().describe("Share (0–1) of a client's records of one type."),
  clients: Share.exactOptional().describe('Share (0–1) of all clients.'),
  always: z
    .int('must be a whole number')
    .min(0, 'must not be negative')
    .exactOptional()
    .describe('As many removals as this are always allowed: one contact less must not stop a sync.'),
})

const AuditSchema: z.ZodType<AuditPolicy> = z.strictObject({
  keepFor: z.string().exactOptional().describe('How long an entry is kept, in whole years or days, at least `P1Y`.'),
})

/** The organisation's desk; whether its rights exist is checked elsewhere. */
const DeskSchema: z.ZodType<DeskPolicy> = z.strictObject({
  sets: z.record(Name, PermissionSetSchema).describe('Bundles of rights on parts of the desk.'),
  requires: z.enum(ASSURANCE_LEVELS).exactOptional().describe('How strongly staff must have proven who they are.'),
})

/** Files with what the portal says about itself; what stands in them is checked elsewhere. */
const StatementsSchema: z.ZodType<Statements> = z.strictObject({
  privacy: Words.exactOptional().describe('The file with what the portal says about personal data.'),
  accessibility: Words.exactOptional().describe('The file with what the portal says about who can use it.'),
})

/** One risk the organisation accepts. */
export const AcceptedRiskSchema: z.ZodType<AcceptedRisk> = z.strictObject({
  id: Words.describe('The id of the finding, as `voordeur check` says it.'),
  reason: Words.describe('Why the organisation accepts it.'),
  by: Words.describe('Who decided so.'),
  until: Day.describe('The last day on which it is accepted.'),
})

/** The sections that are read as a whole. */
export const SECTIONS = {
  organisation: OrganisationSchema.describe('Who runs the portal, and how a reader reaches them.'),
  language: LanguageSchema.describe('Language and wording.'),
  theme: ThemeSchema.describe('How the portal looks.'),
  access: AccessSchema.describe('Who may grant access, when it ends, and what each basis starts with.'),
  brake: BrakeSchema.describe('How far a sync may remove before it stops and keeps the last good copy.'),
  audit: AuditSchema.describe('How long the access log is kept.'),
  desk: DeskSchema.describe("The organisation's desk: what staff may do there, and how strongly they must prove who they are."),
  statements: StatementsSchema.describe('What the portal says about itself on pages for everybody, in files of plain text.'),
  mail: z
    .strictObject({ from: Address.describe('The address that mails come from, or "Name <address>".') })
    .describe('Mails that leave the portal.'),
  tour: z.boolean().describe('Whether somebody who comes in for the first time is shown around, and can be again under Informatie.'),
} as const

/** The name of a permission set. */
export const SetName = Name

/** A whole configuration, to be looked up and told about; what is a definition of its own stands in it unread. */
export const CONFIG_SCHEMA = z.strictObject({
  organisation: SECTIONS.organisation,
  language: SECTIONS.language,
  theme: SECTIONS.theme,
  auth: z.unknown().describe('How people sign in: what `auth({ … })` or another way of signing in returns.'),
  sources: z.array(z.unknown()).describe('Where the care record is copied from: what `caress({ … })` or another adapter returns.'),
  plugins: z.array(z.unknown()).describe('What the portal can show and do: what `dossier()` and the like return.'),
  panels: z.array(PanelSchema).describe('Parts put together by the organisation, in the order of the start page.'),
  permissionSets: z.record(Name, PermissionSetSchema).describe('Named bundles of rights, by a name of lower-case letters.'),
  access: SECTIONS.access.optional(),
  records: z
    .record(z.string(), RecordPolicySchema)
    .optional()
    .describe('Per record type; what is not named follows the safe default: roles in place of names.'),
  brake: SECTIONS.brake.optional(),
  audit: SECTIONS.audit.optional(),
  desk: SECTIONS.desk.optional(),
  statements: SECTIONS.statements.optional(),
  mail: SECTIONS.mail.optional(),
  tour: SECTIONS.tour.optional(),
  acceptedRisks: z
    .array(AcceptedRiskSchema)
    .optional()
    .describe('What is weaker than the default and accepted, by whom, why and until when.'),
})

/** Every key that a configuration may have. */
export const CONFIG_KEYS: readonly string[] = Object.keys(CONFIG_SCHEMA.shape)
