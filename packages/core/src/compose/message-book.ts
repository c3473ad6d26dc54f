import type { AddressForm, Locale, MessageValues, ReadingMode, Translate } from '../define/messages.ts'
import type { Language } from '../define/portal.ts'
import { CORE } from './draft.ts'
import { compileMessage, type CompiledMessage } from './message-format.ts'
import { listTerms, toFullKey, toFullKeys, type Catalogue } from './message-keys.ts'

/** Speaks a language in a form of address; with a mode, to a reader who may have chosen short sentences. */
export type Speaker = (locale: Locale, form: AddressForm, mode?: ReadingMode) => Translate

/**
 * Every message of a portal. The book itself speaks as core and knows every full key (`dossier.timeline.title`);
 * `for` speaks as one plugin, whose own keys need no prefix and who reaches core's as `core.…`.
 * What is said is plain text. A key nobody has, or a message whose values are missing, is said as its key; nothing throws.
 */
export interface MessageBook extends Speaker {
  readonly for: (plugin: string) => Speaker
}

interface Page {
  readonly locale: Locale
  readonly texts: ReadonlyMap<string, string>
  readonly compiled: Map<string, CompiledMessage>
  readonly terms: Readonly<Record<string, string>>
}

/** Binds the catalogues and the organisation's own words into a book. Messages are compiled when they are first said. */
export function createMessageBook(catalogues: readonly Catalogue[], language: Language): MessageBook {
  const pages = { nl: toPage('nl', catalogues, language), en: toPage('en', catalogues, language) }
  const speakAs =
    (plugin: string): Speaker =>
    (locale, form, mode = 'usual') =>
    (key, values) =>
      say(pages[locale], { plugin, form, mode, key, values })
  return Object.assign(speakAs(CORE), { for: speakAs })
}

/** The term that is said where a message has `{term_plan}`: the organisation's in its own language, else a message `term.plan`. */
export function toTermText(
  name: string,
  from: { readonly texts: ReadonlyMap<string, string>; readonly language: Language; readonly locale: Locale },
): string | undefined {
  const { texts, language, locale } = from
  const own = language.terms && Object.hasOwn(language.terms, name) ? language.terms[name] : undefined
  const ending = `.term.${name}`
  const message = texts.get(`${CORE}${ending}`) ?? [...texts].find(([key]) => key.endsWith(ending))?.[1]
  return locale === language.default ? (own ?? message) : (message ?? own)
}

function toPage(locale: Locale, catalogues: readonly Catalogue[], language: Language): Page {
  const texts = new Map([...toFullKeys(catalogues, locale), ...Object.entries(language.messages?.[locale] ?? {})])
  const used = new Set([...texts.values()].flatMap((text) => listTerms(text)))
  const terms = [...used].flatMap((name) => {
    const text = toTermText(name, { texts, language, locale })
    if (text === undefined) return []
    return [[`term_${name}`, text] as const, [`Term_${name}`, text.charAt(0).toUpperCase() + text.slice(1)] as const]
  })
  return { locale, texts, compiled: new Map(), terms: Object.fromEntries(terms) }
}

interface Saying {
  readonly plugin: string
  readonly form: AddressForm
  readonly mode: ReadingMode
  readonly key: string
  readonly values: MessageValues | undefined
}

function say(page: Page, { plugin, form, mode, key, values }: Saying): string {
  const fullKey = toFullKey(key, plugin, (candidate) => page.texts.has(candidate))
  if (fullKey === undefined) return key
  try {
    return String(compiled(page, fullKey).format({ ...page.terms, ...values, form, mode }))
  } catch {
    return key
  }
}

function compiled(page: Page, fullKey: string): CompiledMessage {
  const known = page.compiled.get(fullKey)
  if (known) return known
  const fresh = compileMessage(page.texts.get(fullKey) ?? fullKey, page.locale)
  page.compiled.set(fullKey, fresh)
  return fresh
}
