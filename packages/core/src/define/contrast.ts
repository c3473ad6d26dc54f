import { PANEL_COLOURS } from './theme.ts'
import { toTokenValue, type ThemeTokens } from './theme-tokens.ts'
import { TOKEN_MODES, type TokenMode } from './token-file.ts'

/** The least contrast of text with its background (WCAG 2.2, 1.4.3). */
export const TEXT_CONTRAST = 4.5

/** The least contrast of a control's edge or a focus ring with what is around it (WCAG 2.2, 1.4.11). */
export const CONTROL_CONTRAST = 3

/** A pair of tokens that is too hard to read in one mode. `ratio` is rounded down to two decimals. */
export interface LowContrast {
  readonly mode: TokenMode
  readonly foreground: string
  readonly background: string
  readonly ratio: number
  readonly minimum: number
}

type Pair = readonly [foreground: string, background: string]

const TEXT_PAIRS: readonly Pair[] = [
  ...pairs(['text', 'text-muted', 'link'], ['page', 'surface', 'surface-muted']),
  ...[
    ...PANEL_COLOURS.map((colour) => `panel.${colour}`),
    'header',
    'header.count',
    'button.primary',
    'count',
    'medallion',
    ...noticeNames(),
  ].map((name): Pair => [`voordeur.${name}.color`, `voordeur.${name}.background-color`]),
  ['voordeur.notice.error.color', 'voordeur.common.color.surface'],
]

const CONTROL_PAIRS: readonly Pair[] = pairs(['control', 'focus'], ['page', 'surface'])

/** The contrast of two sRGB colours (#rrggbb), 1 to 21, as WCAG 2.x defines it. */
export function contrastRatio(a: string, b: string): number {
  const [darker, lighter] = [luminance(a), luminance(b)].toSorted((first, second) => first - second)
  return ((lighter ?? 0) + 0.05) / ((darker ?? 0) + 0.05)
}

/** Every declared pair of tokens under its minimum, in every mode; a theme for which this is not empty is refused. */
export function findLowContrast(tokens: ThemeTokens): readonly LowContrast[] {
  return TOKEN_MODES.flatMap((mode) => [
    ...findBelow(tokens, { mode, pairs: TEXT_PAIRS, minimum: TEXT_CONTRAST }),
    ...findBelow(tokens, { mode, pairs: CONTROL_PAIRS, minimum: CONTROL_CONTRAST }),
  ])
}

function findBelow(tokens: ThemeTokens, rule: { mode: TokenMode; pairs: readonly Pair[]; minimum: number }): readonly LowContrast[] {
  const { mode, minimum } = rule
  return rule.pairs.flatMap(([foreground, background]) => {
    const ratio = contrastRatio(toTokenValue(tokens, foreground, mode), toTokenValue(tokens, background, mode))
    return ratio < minimum ? [{ mode, foreground, background, ratio: Math.floor(ratio * 100) / 100, minimum }] : []
  })
}

function pairs(foregrounds: readonly string[], backgrounds: readonly string[]): readonly Pair[] {
  return foregrounds.flatMap((foreground) =>
    backgrounds.map((background): Pair => [`voordeur.common.color.${foreground}`, `voordeur.common.color.${background}`]),
  )
}

function noticeNames(): readonly string[] {
  return ['info', 'success', 'warning', 'error'].map((kind) => `notice.${kind}`)
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => linearise(Number.parseInt(colour.slice(start, start + 2), 16) / 255))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function linearise(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
}
