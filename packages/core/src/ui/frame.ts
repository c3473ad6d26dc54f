import type { Glossary } from '../define/glossary.ts'
import type { AddressForm, Locale, Translate } from '../define/messages.ts'
import type { Layout, PanelColour } from '../define/theme.ts'

/** How large a reader wants the text; it is a class on the root and does not replace the browser's zoom. */
export const TEXT_SIZES = ['normal', 'larger', 'largest'] as const

/** How large a reader wants the text. */
export type TextSize = (typeof TEXT_SIZES)[number]

/** Addresses of the portal's own pages, made by the router. */
export interface FrameLinks {
  /** The start page of the client in view, or of the portal. */
  readonly start: string
  readonly notices: string
  /** The organisation's page about the portal, or the portal's own. */
  readonly information: string
  /** The word list; absent where no word is explained. */
  readonly words?: string | undefined
  /** What the portal says about personal data and about who can use it; on every page. */
  readonly privacy?: string | undefined
  readonly accessibility?: string | undefined
  /** The page that asks whether to sign out; its form posts to the same address. */
  readonly signOut: string
  /** Where a person with more than one client chooses. */
  readonly clients?: string | undefined
  /** Where somebody without access asks for it; absent where the organisation has no form for that. */
  readonly requestAccess?: string | undefined
  /** Where the buttons + and − post `size` (a TextSize) and `back` (a path). */
  readonly textSize?: string | undefined
  /** Where simple mode is switched: posts `mode` (a ReadingMode) and `back` (a path). For who is signed in. */
  readonly readingMode?: string | undefined
}

/** The person who is signed in. */
export interface FrameAccount {
  readonly name: string
  /** The profile. */
  readonly href: string
  /** Number of unread notices. */
  readonly notices: number
}

/** The person in care whose portal this is. */
export interface FrameClient {
  readonly name: string
  readonly href: string
  readonly photoUrl?: string | undefined
}

/** A panel as the navigation shows it. */
export interface FramePanel {
  readonly id: string
  readonly title: string
  readonly colour: PanelColour
  readonly icon: string
  readonly href: string
  readonly current: boolean
  /** Number of unread items. */
  readonly badge?: number | undefined
}

/** When a reader who does nothing is warned that the session ends, and the addresses that belong to it. */
export interface FrameIdle {
  /** What a page asks for to keep the session alive. */
  readonly keepUrl: string
  /** Seconds after the last page at which a script warns. */
  readonly warnAfterSeconds: number
  /** Where a page goes when the session has ended, so that nothing stays in view. */
  readonly signInUrl: string
}

/** Where this reader can look for words in the record of the client in view. */
export interface FrameSearch {
  readonly href: string
}

/** How an open page hears that there is something new. */
export interface FrameLive {
  /** The address of the stream. */
  readonly stream: string
  /** Full ids of the parts that stand on this page. */
  readonly parts: readonly string[]
}

/** As whom a portal administrator looks. */
export interface FramePreview {
  readonly name: string
  /** What the administrator must know about what stands there, in sentences. */
  readonly notes: readonly string[]
  /** The way out. */
  readonly stop: string
}

/** The overlay of development, which points out what is what. */
export interface FrameOverlay {
  readonly stylesheet: string
  readonly script: string
  /** Where its script reads the keys of texts. */
  readonly texts: string
}

/** What stands around every page: plain data, and the words. The router fills it; nothing here reads a service. */
export interface Frame {
  readonly locale: Locale
  readonly form: AddressForm
  readonly t: Translate
  readonly now: Date
  readonly layout: Layout
  readonly portalName: string
  readonly organisation: string
  readonly logoUrl?: string | undefined
  /** The words that are explained in the prose of a page; for who is signed in. */
  readonly glossary?: Glossary | undefined
  /** A number to call for help, as people write it. */
  readonly phone?: string | undefined
  readonly links: FrameLinks
  /** The path of this page. */
  readonly path: string
  readonly account?: FrameAccount | undefined
  readonly client?: FrameClient | undefined
  /** All clients of this account, when there is more than one. */
  readonly clients?: readonly { readonly name: string; readonly href: string; readonly current: boolean }[] | undefined
  readonly panels?: readonly FramePanel[] | undefined
  readonly textSize?: TextSize | undefined
  /** Short sentences, larger type and larger pictograms, as this person chose. */
  readonly simple?: boolean | undefined
  /** The way to the organisation's desk, for who is staff there and is elsewhere now. */
  readonly desk?: { readonly href: string } | undefined
  /** Absent for who may read nothing in which something can be found. */
  readonly search?: FrameSearch | undefined
  /** What everybody on a page about this client must know: that care has ended, and until when the portal is open. */
  readonly notice?: string | undefined
  /** What can be done about it. */
  readonly noticeLink?: { readonly href: string; readonly label: string } | undefined
  /** Set where a portal administrator looks as somebody else: nothing on the page can be sent. */
  readonly preview?: FramePreview | undefined
  /** Absent where nothing on the page is told of: signed out, in a preview, after a form that could not be taken. */
  readonly live?: FrameLive | undefined
  /** What the organisation tells everybody above every page: maintenance, a failure elsewhere. */
  readonly banner?: string | undefined
  /** What an action just did, said once. */
  readonly message?: string | undefined
  /** Set where somebody is signed in who has to agree to the terms of use first: nothing of theirs stands around the page. */
  readonly held?: true | undefined
  /** Set where the session of a reader ends by itself. */
  readonly idle?: FrameIdle | undefined
  /** In development only. */
  readonly overlay?: FrameOverlay | undefined
  readonly assets: { readonly stylesheets: readonly string[]; readonly scripts: readonly string[] }
}
