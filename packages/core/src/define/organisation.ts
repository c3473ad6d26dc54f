/** Who runs the portal, and how a reader reaches them. */
export interface Organisation {
  /** Name of the organisation, as people know it. */
  readonly name: string
  /** Name of the portal, in the title of each page and in mails. */
  readonly portalName: string
  /** The one origin (and base path) of the portal; links in mails use nothing else. */
  readonly url: string
  /** A public page about the portal, behind the button Informatie. */
  readonly infoUrl?: string
  /** A number to call for help, shown at a fixed place. */
  readonly phone?: string
  /** An address to write to for help. */
  readonly email?: string
}
