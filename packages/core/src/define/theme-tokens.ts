import { z } from 'zod'
import { defaultTokenFile } from './default-tokens.ts'
import {
  listTokens,
  TOKEN_MODES,
  tokenAliasSchema,
  tokenValueSchemas,
  type RawToken,
  type TokenMode,
  type TokenProblem,
  type TokenType,
} from './token-file.ts'

/** One token: its values as CSS writes them, or an alias of another token. Without a dark value the light one holds. */
export interface ThemeToken {
  readonly type: TokenType
  readonly values: Readonly<Partial<Record<TokenMode, string>> & { light: string }>
}

/** Every token of a portal by its full name (`voordeur.panel.yellow.color`); plain data. */
export type ThemeTokens = Readonly<Record<string, ThemeToken>>

/** The portal's own look, for an organisation that sets nothing. */
export const defaultTokens: ThemeTokens = readTokens(defaultTokenFile, ({ type }) => type && { type, values: {} }).tokens

/**
 * Parses an organisation's DTCG file (2025.10) and lays it over the default tokens. Refuses a name the portal does not
 * know, a type it does not expect, an alias that leads nowhere or in a circle, and anything that is not a plain value.
 */
export const themeTokensSchema = z.unknown().transform((file, context): ThemeTokens => {
  const read = readTokens(file, ({ path }) => defaultTokens[path.join('.')])
  const tokens = { ...defaultTokens, ...read.tokens }
  for (const { path, message } of [...read.problems, ...findBrokenAliases(tokens)])
    context.addIssue({ code: 'custom', path: [...path], message })
  return tokens
})

/** The value of a token in a mode, aliases followed. An unknown name throws; the schema has made sure there is none. */
export function toTokenValue(tokens: ThemeTokens, name: string, mode: TokenMode): string {
  return toSourceToken(tokens, name, mode).value
}

/** The token that gives a colour its value in a mode, aliases followed: the one to change. An unknown name throws. */
export function toSourceToken(tokens: ThemeTokens, name: string, mode: TokenMode): { readonly name: string; readonly value: string } {
  const token = tokens[name]
  if (token === undefined) throw new Error(`No token is called ${name}.`)
  const value = valueIn(token, mode)
  return isAlias(value) ? toSourceToken(tokens, toName(value), mode) : { name, value }
}

/** The tokens as custom properties (`--voordeur-panel-yellow-color`): light on the root, the other modes behind their media query. */
export function toCustomProperties(tokens: ThemeTokens): string {
  return TOKEN_MODES.map((mode) => toModeRule(tokens, mode)).join('\n')
}

const MEDIA: Readonly<Record<TokenMode, string>> = {
  light: '',
  dark: '@media (prefers-color-scheme: dark)',
  contrast: '@media (prefers-contrast: more) and (prefers-color-scheme: light)',
  'dark-contrast': '@media (prefers-contrast: more) and (prefers-color-scheme: dark)',
}

// A reader of a missing mode falls back along this line, so that a theme may set the light values only.
const FALLBACK: Readonly<Record<TokenMode, readonly TokenMode[]>> = {
  light: [],
  dark: [],
  contrast: [],
  'dark-contrast': ['dark'],
}

function toModeRule(tokens: ThemeTokens, mode: TokenMode): string {
  const lines = Object.keys(tokens).flatMap((name) => {
    const value = toTokenValue(tokens, name, mode)
    const isSaid = mode !== 'light' && value === toTokenValue(tokens, name, 'light')
    return isSaid ? [] : [`--${name.replaceAll('.', '-')}: ${value};`]
  })
  const rule = `:root { ${lines.join(' ')} }`
  return MEDIA[mode] === '' ? rule : `${MEDIA[mode]} { ${rule} }`
}

function valueIn({ values }: ThemeToken, mode: TokenMode): string {
  const known = [mode, ...FALLBACK[mode]].find((candidate) => values[candidate] !== undefined)
  return (known && values[known]) ?? values.light
}

function isAlias(value: string): boolean {
  return tokenAliasSchema.safeParse(value).success
}

interface Reading {
  readonly tokens: ThemeTokens
  readonly problems: readonly TokenProblem[]
}

/** What the portal expects of a token, and the values it has so far; undefined for a name it does not know. */
type Expect = (raw: RawToken) => { readonly type: TokenType; readonly values: ThemeToken['values'] | Record<string, never> } | undefined

function readTokens(file: unknown, expect: Expect): Reading {
  const { tokens, problems } = listTokens(file)
  const read = tokens.map((raw) => readToken(raw, expect(raw)))
  return {
    tokens: Object.fromEntries(read.flatMap((result) => ('token' in result ? [[result.name, result.token]] : []))),
    problems: [...problems, ...read.flatMap((result) => ('message' in result ? [result] : []))],
  }
}

function readToken(raw: RawToken, expected: ReturnType<Expect>): { readonly name: string; readonly token: ThemeToken } | TokenProblem {
  const { path } = raw
  if (expected === undefined) return { path, message: 'The portal has no token of this name.' }
  const { type } = expected
  if (raw.type !== undefined && raw.type !== type) return { path, message: `This token is a ${type}, not a ${raw.type}.` }
  const values = z.looseObject({ light: tokenValueSchemas[type] }).catchall(tokenValueSchemas[type]).safeParse(raw.values)
  if (!values.success) return { path, message: values.error.issues[0]?.message ?? `This is not a ${type}.` }
  return { name: path.join('.'), token: { type, values: { ...expected.values, ...values.data } } }
}

function findBrokenAliases(tokens: ThemeTokens): readonly TokenProblem[] {
  return Object.entries(tokens).flatMap(([name, { type, values }]) =>
    Object.values(values)
      .filter((value) => isAlias(value) && !leadsToValue(tokens, { name: toName(value), type, seen: [] }))
      .map((value) => ({ path: name.split('.'), message: `The alias ${value} leads to no ${type}.` })),
  )
}

interface Step {
  readonly name: string
  readonly type: TokenType
  readonly seen: readonly string[]
}

function leadsToValue(tokens: ThemeTokens, { name, type, seen }: Step): boolean {
  const target = tokens[name]
  if (target === undefined || target.type !== type || seen.includes(name)) return false
  return Object.values(target.values).every(
    (value) => !isAlias(value) || leadsToValue(tokens, { name: toName(value), type, seen: [...seen, name] }),
  )
}

function toName(alias: string): string {
  return alias.slice(1, -1)
}
