import { z } from 'zod'

/** The kinds of value a theme may set. */
export type TokenType = 'color' | 'dimension' | 'fontFamily'

/** The wishes of the reader's system a token can answer. */
export const TOKEN_MODES = ['light', 'dark', 'contrast', 'dark-contrast'] as const

/** A wish of the reader's system: light, dark, more contrast, or the last two together. */
export type TokenMode = (typeof TOKEN_MODES)[number]

/** The extension of a token that holds its values per mode; `$value` is the light one. */
export const MODES_EXTENSION = 'nl.voordeur.modes'

/** An alias such as `{voordeur.brand.color.yellow}`, as DTCG writes it. */
export const tokenAliasSchema = z.string().regex(/^\{[a-z0-9.-]+\}$/u)

const unit = z.number().min(0).max(1)
const hex = z.string().regex(/^#[0-9a-f]{6}$/iu, 'Write a colour as #rrggbb or as a DTCG sRGB object.')

// DTCG 2025.10 writes a colour as an object; the six-digit string of its drafts is what most token tools still export.
const srgb = z
  .strictObject({
    colorSpace: z.literal('srgb'),
    components: z.tuple([unit, unit, unit]),
    alpha: z.literal(1, 'A see-through colour has no contrast that can be checked.').optional(),
    hex: hex.optional(),
  })
  .transform(({ components }) => `#${components.map(toHexPair).join('')}`)

// Letters, digits and separators only: a theme sets a font, it does not write CSS.
const family = z.string().regex(/^[\p{L}\d ,'"_-]+$/u)

/** The value of a token, by type, as CSS writes it; aliases are kept as they are. */
export const tokenValueSchemas = {
  color: z.union([tokenAliasSchema, hex.transform((value) => value.toLowerCase()), srgb]),
  dimension: z.union([
    tokenAliasSchema,
    z
      .strictObject({ value: z.number().min(0).max(1000), unit: z.enum(['px', 'rem']) })
      .transform(({ value, unit: name }) => `${value}${name}`),
  ]),
  fontFamily: z.union([
    tokenAliasSchema,
    family,
    z
      .array(family)
      .min(1)
      .transform((names) => names.join(', ')),
  ]),
} satisfies Record<TokenType, z.ZodType<string>>

const tokenSchema = z.strictObject({
  $value: z.unknown(),
  $type: z.enum(['color', 'dimension', 'fontFamily']).optional(),
  $description: z.string().optional(),
  $extensions: z.record(z.string(), z.unknown()).optional(),
})

const modesSchema = z.partialRecord(z.enum(['dark', 'contrast', 'dark-contrast']), z.unknown())

/** One token of a file, not yet judged: its place, and its raw value per mode. */
export interface RawToken {
  readonly path: readonly string[]
  readonly type: TokenType | undefined
  readonly values: Readonly<Partial<Record<TokenMode, unknown>>>
}

/** Something wrong in a token file, and where. */
export interface TokenProblem {
  readonly path: readonly string[]
  readonly message: string
}

/** Walks a DTCG file (2025.10) and lists its tokens; a group lends its `$type` to what is below it. */
export function listTokens(file: unknown): { readonly tokens: readonly RawToken[]; readonly problems: readonly TokenProblem[] } {
  const tokens: RawToken[] = []
  const problems: TokenProblem[] = []
  walk(file, { path: [], type: undefined, tokens, problems })
  return { tokens, problems }
}

interface Walk {
  readonly path: readonly string[]
  readonly type: TokenType | undefined
  readonly tokens: RawToken[]
  readonly problems: TokenProblem[]
}

function walk(node: unknown, at: Walk): void {
  if (!isObject(node)) {
    at.problems.push({ path: at.path, message: 'Expected a group of tokens or a token with a $value.' })
    return
  }
  if ('$value' in node) return readToken(node, at)
  const type = tokenSchema.shape.$type.safeParse(node['$type'])
  if (!type.success) at.problems.push({ path: [...at.path, '$type'], message: 'This type of token is not used by the portal.' })
  for (const [name, child] of Object.entries(node)) {
    if (!name.startsWith('$')) walk(child, { ...at, path: [...at.path, name], type: type.data ?? at.type })
  }
}

function readToken(node: object, at: Walk): void {
  const token = tokenSchema.safeParse(node)
  if (!token.success) return note(at, token.error)
  const { $value, $type = at.type, $extensions = {} } = token.data
  const modes = modesSchema.safeParse($extensions[MODES_EXTENSION] ?? {})
  if (!modes.success) return note(at, modes.error)
  at.tokens.push({ path: at.path, type: $type, values: { light: $value, ...modes.data } })
}

function note(at: Walk, error: z.ZodError): void {
  at.problems.push(...error.issues.map(({ path, message }) => ({ path: [...at.path, ...path.map(String)], message })))
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function toHexPair(component: number): string {
  return Math.round(component * 255)
    .toString(16)
    .padStart(2, '0')
}
