/** Who runs the portal, and how a reader reaches them. */
export interface Organisation {
  readonly name: string
  readonly portalName: string
  /** The one origin (and base path) of the portal; links in mails use nothing else. */
  readonly url: string
  /** A public page about the portal, behind the button Informatie. */
  readonly infoUrl?: string
  /** A number to call for help, shown at a fixed place. */
  readonly phone?: string
  readonly email?: string
}
