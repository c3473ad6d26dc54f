import { LOCALES, type Locale, type MessageCatalogue } from '../define/messages.ts'
import { CORE, type Draft } from './draft.ts'

/** The messages of one plugin, of core or of the authenticator. */
export interface Catalogue {
  readonly owner: string
  readonly messages: Readonly<Record<Locale, MessageCatalogue>>
}

/** Every catalogue of a portal: core's, each plugin's, the authenticator's. */
export function listCatalogues({ plugins, authenticator }: Pick<Draft, 'plugins' | 'authenticator'>): readonly Catalogue[] {
  const owners = [...plugins, ...(authenticator ? [authenticator] : [])]
  return owners.map(({ id, messages }) => ({ owner: id, messages }))
}

/** Every message of one language by its full key: the owner's id, a dot, and the owner's own key. */
export function toFullKeys(catalogues: readonly Catalogue[], locale: Locale): ReadonlyMap<string, string> {
  return new Map(
    catalogues.flatMap(({ owner, messages }) => Object.entries(messages[locale]).map(([key, text]) => [`${owner}.${key}`, text] as const)),
  )
}

/** The full key that a speaker means: its own first, then core's by full name. Core itself may name any. */
export function toFullKey(key: string, speaker: string, has: (fullKey: string) => boolean): string | undefined {
  const own = `${speaker}.${key}`
  if (has(own)) return own
  const mayName = speaker === CORE || key.startsWith(`${CORE}.`)
  return mayName && has(key) ? key : undefined
}

/** Names of the terms that a message uses (`{term_plan}` → `plan`; `{Term_plan}`, where a sentence begins with it, too). */
export function listTerms(text: string): readonly string[] {
  return [...text.matchAll(/\{\s*[tT]erm_([a-zA-Z0-9_]+)\s*[,}]/g)].flatMap((match) => match[1] ?? [])
}

/** Both languages with the keys that one has and the other lacks. */
export function findOneSided({ messages }: Catalogue): readonly { readonly key: string; readonly missing: Locale }[] {
  return LOCALES.flatMap((missing) =>
    LOCALES.filter((locale) => locale !== missing).flatMap((locale) =>
      Object.keys(messages[locale])
        .filter((key) => !Object.hasOwn(messages[missing], key))
        .map((key) => ({ key, missing })),
    ),
  )
}
