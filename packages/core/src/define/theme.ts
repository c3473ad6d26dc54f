/** The two arrangements of a portal: coloured panels with a bar on top, or a menu on the left. */
export const LAYOUTS = ['panels', 'menu'] as const

/** The arrangement of a portal. */
export type Layout = (typeof LAYOUTS)[number]

/** The colours a panel can have; the theme says what each looks like. */
export const PANEL_COLOURS = ['yellow', 'green', 'blue', 'purple', 'orange', 'teal'] as const

/** The colour of a panel; never its only mark: icon and name stand beside it. */
export type PanelColour = (typeof PANEL_COLOURS)[number]

/** How a panel opens: on its first part, with a tab for each; or on tiles, one for each part. */
export const PANEL_OPENINGS = ['tabs', 'tiles'] as const

/** How a panel of several parts opens. */
export type PanelOpening = (typeof PANEL_OPENINGS)[number]

/** How a portal looks. */
export interface Theme {
  /** The arrangement: coloured panels with a bar on top, or a menu on the left. */
  readonly layout: Layout
  /** The file with the design tokens (DTCG), relative to the configuration. */
  readonly tokens?: string
  /** The file with the logo (SVG or PNG), relative to the configuration. */
  readonly logo?: string
}
