import { brand, type Branded } from './brand.ts'
import type { AcceptedRisk } from './finding.ts'
import type { Authenticator } from './authenticator.ts'
import type { ExplainedWords } from './glossary.ts'
import type { IconName } from './icon-name.ts'
import type { AddressForm, Locale } from './messages.ts'
import type { Organisation } from './organisation.ts'
import type { PartIdOf, Plugin, RightIdOf } from './plugin.ts'
import type { RecordPolicy } from './record-policy.ts'
import type { Source } from './source.ts'
import type { PanelColour, PanelOpening, Theme } from './theme.ts'
import type { Assurance, Basis } from './viewer.ts'

/** Whole messages in place of the portal's own. */
interface OwnMessages {
  /** Dutch messages, by key. */
  readonly nl?: Readonly<Record<string, string>>
  /** English messages, by key. */
  readonly en?: Readonly<Record<string, string>>
}

/** Language and wording. */
export interface Language {
  /** The language of who has not chosen one. */
  readonly default: Locale
  /** How Dutch addresses its reader; a person may choose otherwise in the profile. */
  readonly form: AddressForm
  /** Words of the organisation in place of the portal's own. Such as `{ plan: 'zorgplan' }`: messages say it as `{term_plan}`, or `{Term_plan}` with a capital. */
  readonly terms?: Readonly<Record<string, string>>
  /** Words of the record with what they mean, in the language of `default`. They are explained where they stand (`{ ADL: 'Wassen, aankleden, eten' }`). */
  readonly words?: ExplainedWords
  /** Whole messages in place of the portal's own, by language and key. A key is whole: `dossier.timeline.title`. */
  readonly messages?: OwnMessages
}

/** Parts put together by the organisation. */
export interface Panel<PartId extends string = string> {
  /** Its name in addresses; another id is another address. */
  readonly id: string
  /** What people read on it. */
  readonly title: string
  /** Its colour; the theme says what each looks like. */
  readonly colour: PanelColour
  /** Name of a lucide icon. */
  readonly icon: IconName
  /** The parts that stand in it, in this order. */
  readonly parts: readonly PartId[]
  /** Parts whose newest item stands on the panel of the start page. */
  readonly summary?: readonly PartId[]
  /** How it opens when its reader may see several of its parts; one part opens by itself. Default `tiles` in the layout `menu`, `tabs` in `panels`. */
  readonly opens?: PanelOpening
  /** Whether the layout `menu` names it in the menu. Without, its newest stands on the start page only, and leads to it. Default yes. */
  readonly inMenu?: boolean
}

/** A named bundle of rights; copied into an access when it is granted. */
export interface PermissionSet<RightId extends string = string> {
  /** What people read of the set where it is granted. */
  readonly title: string
  /** The rights it holds; they are copied into an access when it is granted. */
  readonly rights: readonly RightId[]
}

/** The public form *Toegang aanvragen*, by which somebody who has no access asks the organisation for it. */
export interface AccessRequestPolicy {
  /** What the organisation wants to say above the form, in plain text. (`Vraagt u voor uzelf? Dat kan ook bij uw begeleider.`). */
  readonly intro?: string
  /** The grounds on which nobody is let in without a document. The form asks for it. Default none: whoever has one may send it along. */
  readonly evidenceFor?: readonly Exclude<Basis, 'invited'>[]
}

/** Who may grant access, when it ends, and what each basis starts with. */
export interface AccessPolicy<SetId extends string = string> {
  /** Who invites people around a client. Default `portal-admin`. */
  readonly invitedBy?: 'portal-admin' | 'organisation'
  /** How long after the last day in care the portal stays open, in whole days. Default `P7D`. */
  readonly endsAfterCare?: string
  /** The permission set that each basis starts with. */
  readonly byBasis?: Readonly<Partial<Record<Basis, SetId>>>
  /** The bases that read on after the client died, until care has ended for as long as `endsAfterCare` says. Default none. */
  readonly readOnAfterDeath?: readonly Basis[]
  /** How long before an access ends its person and the portal administrator are told, in whole days. Default `P14D`. */
  readonly noticeBeforeEnd?: string
  /** How long an invitation can be accepted, in whole days. Default `P14D`. */
  readonly invitationsEndAfter?: string
  /** How long after somebody had access to a client or worked at the desk for the last time their account is erased, in whole days. Default `P365D`. */
  readonly accountsEndAfter?: string
  /** Whether everybody can ask for access at `/toegang-aanvragen`. Default no. A part of the desk must be there to handle it. */
  readonly requests?: boolean | AccessRequestPolicy
}

/** How far a sync may remove before it stops and keeps the last good copy. */
export interface SyncBrake {
  /** Share (0–1) of a client's records of one type. Default 0.3. */
  readonly records?: number
  /** Share (0–1) of all clients. Default 0.05. */
  readonly clients?: number
  /** As many removals as this are always allowed: one contact less must not stop a sync. Default 1. */
  readonly always?: number
}

/** The organisation's desk: what staff may do there, and how strongly they must prove who they are. */
export interface DeskPolicy<RightId extends string = string> {
  /** Bundles of rights on parts of the desk. What a member of staff may do follows the sets as they stand here, at once. */
  readonly sets: Readonly<Record<string, PermissionSet<RightId>>>
  /** How strongly staff must have proven who they are. Default `mfa`; weaker is accepted only as the risk `desk-single-factor`. */
  readonly requires?: Assurance
}

/** What the portal says about itself on pages for everybody, in files of plain text beside the configuration; the portal brings words of its own where one is left out. */
export interface Statements {
  /** The file with what the portal says about personal data. */
  readonly privacy?: string
  /** The file with what the portal says about who can use it. */
  readonly accessibility?: string
}

/** Mails that leave the portal. */
export interface MailPolicy {
  /** The address that mails come from, or "Name <address>". */
  readonly from: string
}

/** How long the access log is kept. */
export interface AuditPolicy {
  /** How long an entry is kept, in whole years or days, at least `P1Y`. Default `P5Y`; shorter is accepted only as the risk `audit-kept-short`. */
  readonly keepFor?: string
}

/** Everything an organisation writes. */
export interface PortalConfig<Plugins extends readonly Plugin[] = readonly Plugin[], SetId extends string = string> {
  /** Who runs the portal, and how a reader reaches them. */
  readonly organisation: Organisation
  /** Language and wording. */
  readonly language: Language
  /** How the portal looks. */
  readonly theme: Theme
  /** How people sign in: what `auth({ … })` or another way of signing in returns. */
  readonly auth: Authenticator
  /** Where the care record is copied from: what `caress({ … })` or another adapter returns. */
  readonly sources: readonly Source[]
  /** What the portal can show and do: what `dossier()` and the like return. */
  readonly plugins: Plugins
  /** Parts put together by the organisation, in the order of the start page. */
  readonly panels: readonly Panel<PartIdOf<Plugins[number]>>[]
  /** Named bundles of rights, by a name of lower-case letters. */
  readonly permissionSets: Readonly<Record<SetId, PermissionSet<RightIdOf<Plugins[number]>>>>
  /** Who may grant access, when it ends, and what each basis starts with. */
  readonly access?: AccessPolicy<NoInfer<SetId>>
  /** Per record type; what is not named follows the safe default: roles in place of names. */
  readonly records?: Readonly<Record<string, RecordPolicy>>
  /** How far a sync may remove before it stops and keeps the last good copy. */
  readonly brake?: SyncBrake
  /** How long the access log is kept. */
  readonly audit?: AuditPolicy
  /** The organisation's desk: what staff may do there, and how strongly they must prove who they are. */
  readonly desk?: DeskPolicy<RightIdOf<Plugins[number]>>
  /** What the portal says about itself on pages for everybody, in files of plain text. */
  readonly statements?: Statements
  /** Mails that leave the portal. */
  readonly mail?: MailPolicy
  /** Whether somebody who comes in for the first time is shown around, and can be again under Informatie. Default no. */
  readonly tour?: boolean
  /** What is weaker than the default and accepted, by whom, why and until when. */
  readonly acceptedRisks?: readonly AcceptedRisk[]
}

/** A portal as written; `compose` decides whether it can be built. */
export interface PortalDefinition extends Branded<'portal'> {
  readonly config: PortalConfig
}

/** Writes a portal. Ids of parts and rights are literal types, so that a typo is a red line in the editor. */
export function definePortal<const Plugins extends readonly Plugin[], const SetId extends string>(
  config: PortalConfig<Plugins, SetId>,
): PortalDefinition {
  return brand('portal', { config })
}
