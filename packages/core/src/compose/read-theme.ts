import { findLowContrast } from '../define/contrast.ts'
import type { Theme } from '../define/theme.ts'
import { defaultTokens, themeTokensSchema, toCustomProperties, toSourceToken, type ThemeTokens } from '../define/theme-tokens.ts'
import type { ComposedTheme } from './composition.ts'
import { readLogo, type Logo } from './logo.ts'
import type { Problem } from './problem.ts'
import { toReason } from './quote.ts'
import { readBeside, type Files } from './read-beside.ts'

/** Reads the files that a theme names; what can not be read, or not be used, is a problem. */
export function readTheme(theme: Theme, files: Files): { readonly theme: ComposedTheme; readonly problems: readonly Problem[] } {
  const problems: Problem[] = []
  const tokens = theme.tokens === undefined ? defaultTokens : readTokens(theme.tokens, files, problems)
  const logo = theme.logo === undefined ? undefined : readLogoFile(theme.logo, files, problems)
  return { theme: { layout: theme.layout, css: tokens ? toCustomProperties(tokens) : '', logo }, problems }
}

function readTokens(path: string, files: Files, problems: Problem[]): ThemeTokens | undefined {
  const place = `theme.tokens (${path})`
  const bytes = readBeside(path, files)
  if ('failed' in bytes) {
    problems.push({
      code: 'THEME_UNREADABLE',
      place,
      cause: bytes.failed,
      fix: 'Write the path of a token file, relative to the configuration.',
    })
    return undefined
  }
  const json = toJson(bytes.read)
  if ('failed' in json) {
    problems.push({
      code: 'THEME_INVALID',
      place,
      cause: `It is not JSON: ${json.failed}.`,
      fix: 'Export the tokens again as a DTCG file (JSON).',
    })
    return undefined
  }
  const parsed = themeTokensSchema.safeParse(json.value)
  if (!parsed.success) {
    problems.push(...parsed.error.issues.map((issue) => toInvalid(place, issue.path.map(String).join('.'), issue.message)))
    return undefined
  }
  problems.push(...findLowContrast(parsed.data).map((low) => toLowContrast(place, low, parsed.data)))
  return parsed.data
}

function toInvalid(place: string, path: string, message: string): Problem {
  return {
    code: 'THEME_INVALID',
    place: path ? `${place}, ${path}` : place,
    cause: message,
    fix: 'Change the token; docs/theming.md lists every token and its type.',
  }
}

function toLowContrast(place: string, low: ReturnType<typeof findLowContrast>[number], tokens: ThemeTokens): Problem {
  return {
    code: 'THEME_CONTRAST',
    place: `${place}, ${low.mode}`,
    cause: `${low.foreground} on ${low.background} has a contrast of ${low.ratio}:1; WCAG 2.2 asks ${low.minimum}:1.`,
    fix: toContrastFix(low, tokens),
  }
}

/** Where the colours come from: those that the theme itself gives, or where it gives neither, both. */
function toContrastFix({ foreground, background, mode }: ReturnType<typeof findLowContrast>[number], tokens: ThemeTokens): string {
  const both = [foreground, background].map((name) => toSourceToken(tokens, name, mode))
  const own = both.filter(({ name }) => tokens[name] !== defaultTokens[name])
  const named = (own.length > 0 ? own : both).map(({ name, value }) => `${name} (${value})`)
  return `Make ${named.join(' or ')} darker or lighter${own.length > 0 ? ' in the token file' : ''}.`
}

function readLogoFile(path: string, files: Files, problems: Problem[]): Logo | undefined {
  const place = `theme.logo (${path})`
  const bytes = readBeside(path, files)
  if ('failed' in bytes) {
    problems.push({
      code: 'LOGO_UNREADABLE',
      place,
      cause: bytes.failed,
      fix: 'Write the path of an SVG or PNG file, relative to the configuration.',
    })
    return undefined
  }
  const result = readLogo(bytes.read)
  if ('logo' in result) return result.logo
  problems.push({
    code: 'LOGO_UNSAFE',
    place,
    cause: `The logo is refused: ${result.refused}.`,
    fix: 'Save it as a plain SVG (shapes and gradients only), or as a PNG.',
  })
  return undefined
}

function toJson(bytes: Uint8Array): { readonly value: unknown } | { readonly failed: string } {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return { value }
  } catch (error) {
    return { failed: toReason(error) }
  }
}
