import type { Authenticator } from '../define/authenticator.ts'
import type { Glossary } from '../define/glossary.ts'
import type { AddressForm, Locale } from '../define/messages.ts'
import type { Part } from '../define/part.ts'
import type { Plugin } from '../define/plugin.ts'
import type { Organisation } from '../define/organisation.ts'
import type { RecordType } from '../define/record.ts'
import type { Source } from '../define/source.ts'
import type { Layout, PanelColour, PanelOpening } from '../define/theme.ts'
import type { Assurance, Basis } from '../define/viewer.ts'
import type { ComposedFinding } from './check-risks.ts'
import type { StatementTexts } from './read-statements.ts'
import type { Logo } from './logo.ts'
import type { MessageBook } from './message-book.ts'

/** A part in its portal. `id` is the full one (`dossier.timeline`), and so are the ids of its rights. */
export interface ComposedPart {
  readonly id: string
  readonly plugin: string
  readonly part: Part
  /** The right that opens its page; undefined when the part said that everybody with a session may. */
  readonly readRight: string | undefined
  /** Every right of the part. */
  readonly rights: readonly string[]
  /** The right of each action; undefined when the action said that none is needed. An action that is not here does not exist. */
  readonly actionRights: ReadonlyMap<string, string | undefined>
  /** Names of the record types it may read. */
  readonly reads: readonly string[]
  /** Names of the record types of which at least one must be visible. */
  readonly applies: readonly string[]
  /** Names of the record types whose files it opens. */
  readonly files: readonly string[]
  /** Full message key of its title, as core says it: `messages(locale, form)(titleKey)`. */
  readonly titleKey: string
}

/** A kind of notice that a plugin gives. */
export interface ComposedNotice {
  readonly plugin: string
  readonly kind: string
  /** Message key of what it says, as its plugin says it: `messages.for(plugin)(locale, form)(title)`. */
  readonly title: string
  readonly icon: string
  /** Full id of the part to which it leads. */
  readonly part: string
}

/** A panel with its parts in the organisation's order; never empty. */
export interface ComposedPanel {
  readonly id: string
  readonly title: string
  readonly colour: PanelColour
  readonly icon: string
  readonly parts: readonly ComposedPart[]
  /** Those of its parts whose newest item stands on the start page. */
  readonly summary: readonly ComposedPart[]
  readonly opens: PanelOpening
  readonly inMenu: boolean
}

/** A right that can be granted. */
export interface ComposedRight {
  readonly id: string
  readonly part: string
  readonly name: string
  /** Full message key of its name, as core says it. */
  readonly titleKey: string
  /** Whether it is in no set and no bulk tick. */
  readonly explicit: boolean
  /** The bases with which it comes by law. */
  readonly byBasis: readonly Basis[]
}

/** A named bundle of rights; what it holds is copied into an access at the moment of granting. */
export interface ComposedSet {
  readonly id: string
  readonly title: string
  readonly rights: readonly string[]
}

/** What the organisation decided for one record type, with every default filled in. */
export interface ComposedRecordPolicy {
  readonly visibleAfterSeconds: number
  readonly staffNames: 'show' | 'role'
  readonly discussedOnly: boolean
}

/** How the portal looks. */
export interface ComposedTheme {
  readonly layout: Layout
  /** Custom properties for every token, as CSS. */
  readonly css: string
  readonly logo: Logo | undefined
}

/** Who may grant access, and how long it lasts after care. */
export interface ComposedAccess {
  readonly invitedBy: 'portal-admin' | 'organisation'
  /** Whole days after the last day in care, in Amsterdam. */
  readonly endsAfterCareDays: number
  /** The permission set that each basis starts with. */
  readonly byBasis: Readonly<Partial<Record<Basis, string>>>
  /** The bases that read on after the client died. */
  readonly readOnAfterDeath: readonly Basis[]
  /** Whole days before an access ends at which its person is told. */
  readonly noticeBeforeEndDays: number
  /** Whole days in which an invitation can be accepted. */
  readonly invitationDays: number
  /** Whole days after the last access or the desk at which an account is erased. */
  readonly accountDays: number
  /** The public form by which people ask for access; undefined where there is none. */
  readonly requests: { readonly intro: string | undefined; readonly evidenceFor: readonly Basis[] } | undefined
}

/** The organisation's desk. */
export interface ComposedDesk {
  readonly sets: ReadonlyMap<string, ComposedSet>
  /** Every right of its parts. */
  readonly rights: ReadonlyMap<string, ComposedRight>
  /** Its parts, core's own first, then in the order of the plugins. */
  readonly parts: readonly ComposedPart[]
  /** The weakest assurance with which it opens. */
  readonly requires: Assurance
}

/** A portal that was checked as a whole: nothing in it can be missing, and nothing in it can be changed. */
export interface Composition {
  readonly organisation: Organisation
  readonly origin: string
  /** Empty, or starting with a slash and ending without one. */
  readonly basePath: string
  readonly language: { readonly default: Locale; readonly form: AddressForm }
  readonly theme: ComposedTheme
  /** Core's own first, then in the order of the configuration. */
  readonly plugins: readonly Plugin[]
  /** Every part by its full id. */
  readonly parts: ReadonlyMap<string, ComposedPart>
  /** Every kind of notice of the plugins, by `plugin.kind`. */
  readonly notices: ReadonlyMap<string, ComposedNotice>
  readonly panels: readonly ComposedPanel[]
  /** The one panel a part stands in, if it stands in any. */
  readonly panelOf: (partId: string) => ComposedPanel | undefined
  readonly permissionSets: ReadonlyMap<string, ComposedSet>
  /** The rights on parts for people around a client and on the account's own. */
  readonly rights: ReadonlyMap<string, ComposedRight>
  readonly desk: ComposedDesk
  readonly recordTypes: ReadonlyMap<string, RecordType>
  /** What holds for a record type. A type nobody knows gets the strictest names: roles. */
  readonly recordPolicy: (type: string) => ComposedRecordPolicy
  readonly sources: readonly Source[]
  /** The source that creates clients; undefined only when there are no sources. */
  readonly leadingSource: Source | undefined
  readonly authenticator: Authenticator
  readonly access: ComposedAccess
  readonly brake: { readonly records: number; readonly clients: number; readonly always: number }
  /** How many whole days an entry of the access log is kept; at least a year. */
  readonly audit: { readonly keepForDays: number }
  /** What the organisation says itself; where it says nothing the portal has words of its own. */
  readonly statements: StatementTexts
  readonly mail: { readonly from: string } | undefined
  /** Whether people are shown around when they come in for the first time. */
  readonly tour: boolean
  readonly messages: MessageBook
  /** The words that are explained to a reader of this language. */
  readonly glossary: (locale: Locale) => Glossary
  readonly findings: readonly ComposedFinding[]
}
