/** A kind of notice that a plugin gives (Meldingen), by which its words and its readers are known. */
export interface NoticeDeclaration {
  /** Message key of what it says; the values of the notice, and `client` with the name of the client, fill its places. */
  readonly title: string
  /** Name of a lucide icon; that of its part when this is left out. */
  readonly icon?: string
  /** The client part of this plugin to which it leads. Who may read that part may get the notice, and nobody else. */
  readonly part: string
}

/** A notice that an action gives. */
export interface PostedNotice {
  /** One of the kinds that the plugin declares. */
  readonly kind: string
  /** What makes it this notice and no other, such as the id of a post; twice the same tells nobody twice. One line, at most 200 characters. */
  readonly reference: string
  /** What fills the places of its title: numbers, and texts of one line of at most 200 characters. Never a word of the record. */
  readonly values?: Readonly<Record<string, string | number>>
  /** `network` (the default): everybody with access to this client. Or these accounts, as far as they have it. The acting person never. */
  readonly to?: 'network' | readonly string[]
}
