import { brand, type Branded } from './brand.ts'
import type { AcceptedRisk } from './finding.ts'
import type { Authenticator } from './authenticator.ts'
import type { ExplainedWords } from './glossary.ts'
import type { AddressForm, Locale } from './messages.ts'
import type { Organisation } from './organisation.ts'
import type { PartIdOf, Plugin, RightIdOf } from './plugin.ts'
import type { RecordPolicy } from './record-policy.ts'
import type { Source } from './source.ts'
import type { PanelColour, PanelOpening, Theme } from './theme.ts'
import type { Assurance, Basis } from './viewer.ts'

/** Language and wording. */
export interface Language {
  readonly default: Locale
  readonly form: AddressForm
  /** Words of the organisation in place of the portal's own: `{ plan: 'zorgplan' }`, used by messages as `{term_plan}`, or `{Term_plan}` with a capital. */
  readonly terms?: Readonly<Record<string, string>>
  /** Words of the record with what they mean, in the language of `default`; they are explained where they stand (`{ ADL: 'Wassen, aankleden, eten' }`). */
  readonly words?: ExplainedWords
  /** Whole messages in place of the portal's own, by language and key (`dossier.timeline.title`). */
  readonly messages?: Readonly<Partial<Record<Locale, Readonly<Record<string, string>>>>>
}

/** Parts put together by the organisation. */
export interface Panel<PartId extends string = string> {
  readonly id: string
  readonly title: string
  readonly colour: PanelColour
  readonly icon: string
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
  readonly title: string
  readonly rights: readonly RightId[]
}

/** The public form *Toegang aanvragen*, by which somebody who has no access asks the organisation for it. */
export interface AccessRequestPolicy {
  /** What the organisation wants to say above the form, in plain text (`Vraagt u voor uzelf? Dat kan ook bij uw begeleider.`). */
  readonly intro?: string
  /** The grounds on which nobody is let in without a document: the form asks for it. Default none: whoever has one may send it along. */
  readonly evidenceFor?: readonly Exclude<Basis, 'invited'>[]
}

/** Who may grant access, when it ends, and what each basis starts with. */
export interface AccessPolicy<SetId extends string = string> {
  readonly invitedBy?: 'portal-admin' | 'organisation'
  /** How long after the last day in care the portal stays open, in whole days (`P7D`). Default `P7D`. */
  readonly endsAfterCare?: string
  readonly byBasis?: Readonly<Partial<Record<Basis, SetId>>>
  /** The bases that read on after the client died, until care has ended for as long as `endsAfterCare` says. Default none. */
  readonly readOnAfterDeath?: readonly Basis[]
  /** How long before an access ends its person and the portal administrator are told, in whole days. Default `P14D`. */
  readonly noticeBeforeEnd?: string
  /** How long an invitation can be accepted, in whole days. Default `P14D`. */
  readonly invitationsEndAfter?: string
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
  /** Default `mfa`. Weaker is accepted only as the risk `desk-single-factor`. */
  readonly requires?: Assurance
}

/** What the portal says about itself on pages for everybody, in files of plain text beside the configuration; the portal brings words of its own where one is left out. */
export interface Statements {
  readonly privacy?: string
  readonly accessibility?: string
}

/** How long the access log is kept. */
export interface AuditPolicy {
  /** In whole years or days (`P5Y`, `P1830D`), at least `P1Y`. Default `P5Y`; shorter is accepted only as the risk `audit-kept-short`. */
  readonly keepFor?: string
}

/** Everything an organisation writes. */
export interface PortalConfig<Plugins extends readonly Plugin[] = readonly Plugin[], SetId extends string = string> {
  readonly organisation: Organisation
  readonly language: Language
  readonly theme: Theme
  readonly auth: Authenticator
  readonly sources: readonly Source[]
  readonly plugins: Plugins
  readonly panels: readonly Panel<PartIdOf<Plugins[number]>>[]
  readonly permissionSets: Readonly<Record<SetId, PermissionSet<RightIdOf<Plugins[number]>>>>
  readonly access?: AccessPolicy<NoInfer<SetId>>
  /** Per record type; what is not named follows the safe default: roles in place of names. */
  readonly records?: Readonly<Record<string, RecordPolicy>>
  readonly brake?: SyncBrake
  readonly audit?: AuditPolicy
  readonly desk?: DeskPolicy<RightIdOf<Plugins[number]>>
  readonly statements?: Statements
  readonly mail?: { readonly from: string }
  /** Whether somebody who comes in for the first time is shown around, and can be again under Informatie. Default no. */
  readonly tour?: boolean
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
