import { listTerms, toFullKeys } from '../compose/message-keys.ts'
import { toTermText } from '../compose/message-book.ts'
import { LOCALES, type Locale } from '../define/messages.ts'
import type { Language } from '../define/portal.ts'
import { CONFIG, type Fact } from './explain-fact.ts'
import { toOwner } from './explain-parts.ts'
import type { Explained } from './explain-settings.ts'

/** A text of the portal, in one language. */
export interface Text {
  readonly locale: Locale
  /** The ICU message, or the plain text of the configuration. */
  readonly text: string
  /** The words that stand in place of its terms. */
  readonly terms: Readonly<Record<string, string>>
  readonly fact: Fact
}

/** Every text of a portal in both languages: its messages, and what the configuration itself writes on the screen. */
export function listTexts(explained: Explained): readonly Text[] {
  return [...LOCALES.flatMap((locale) => listMessages(explained, locale)), ...listWritten(explained), ...listWords(explained)]
}

function listMessages(explained: Explained, locale: Locale): readonly Text[] {
  const { composition } = explained
  const language = readLanguage(explained)
  const owners = [...composition.plugins, composition.authenticator].map(({ id, messages }) => ({ owner: id, messages }))
  const own = toFullKeys(owners, locale)
  const replaced = language.messages?.[locale] ?? {}
  const texts = new Map([...own, ...Object.entries(replaced)])
  return [...texts].map(([key, text]) => {
    const terms = toTerms(text, { texts, language, locale })
    return {
      locale,
      text,
      terms,
      fact: toMessage({ key, text, locale, terms }, { explained, isReplaced: Object.hasOwn(replaced, key), original: own.get(key) }),
    }
  })
}

interface Message extends Pick<Text, 'text' | 'locale' | 'terms'> {
  readonly key: string
}

function toMessage(
  { key, text, locale, terms }: Message,
  {
    explained,
    isReplaced,
    original,
  }: { readonly explained: Explained; readonly isReplaced: boolean; readonly original: string | undefined },
): Fact {
  const owner = key.split('.', 1)[0] ?? ''
  const isSignIn = owner === explained.composition.authenticator.id
  return {
    kind: 'text',
    name: key,
    value: JSON.stringify(text),
    from: isReplaced ? `${CONFIG}, language.messages.${locale}` : isSignIn ? `signing in ("${owner}")` : toOwner(owner, explained),
    notes: [
      `Language: ${locale}.`,
      ...(isReplaced && original !== undefined ? [`Without the configuration it is ${JSON.stringify(original)}.`] : []),
      ...Object.entries(terms).map(
        ([name, word]) =>
          `It says {${name}}: ${JSON.stringify(word)}; another word is \`language: { terms: { ${name.replace(/^[tT]erm_/u, '')}: '…' } }\`.`,
      ),
      `To say it otherwise: \`language: { messages: { ${locale}: { '${key}': '…' } } }\`.`,
    ],
  }
}

function toTerms(
  text: string,
  from: { readonly texts: ReadonlyMap<string, string>; readonly language: Language; readonly locale: Locale },
) {
  const words = listTerms(text).flatMap((name) => {
    const word = toTermText(name, from)
    return word === undefined
      ? []
      : [[`term_${name}`, word] as const, [`Term_${name}`, word.charAt(0).toUpperCase() + word.slice(1)] as const]
  })
  return Object.fromEntries(words.filter(([name]) => text.includes(name)))
}

/** What the configuration writes on the screen itself. */
function listWritten({ composition }: Explained): readonly Text[] {
  const { organisation, language, panels, permissionSets, desk } = composition
  const named: readonly (readonly [name: string, text: string])[] = [
    ['organisation.name', organisation.name],
    ['organisation.portalName', organisation.portalName],
    ...(organisation.phone === undefined ? [] : ([['organisation.phone', organisation.phone]] as const)),
    ...panels.map(({ title }, index) => [`panels[${index}].title`, title] as const),
    ...[...permissionSets.values()].map(({ id, title }) => [`permissionSets.${id}.title`, title] as const),
    ...[...desk.sets.values()].map(({ id, title }) => [`desk.sets.${id}.title`, title] as const),
    ...(composition.access.requests?.intro === undefined ? [] : ([['access.requests.intro', composition.access.requests.intro]] as const)),
  ]
  return named.map(([name, text]) => ({
    locale: language.default,
    text,
    terms: {},
    fact: { kind: 'text', name, value: JSON.stringify(text), from: CONFIG, notes: [`To say it otherwise, change \`${name}\`.`] },
  }))
}

/** The words that are explained where they stand in a record. */
function listWords(explained: Explained): readonly Text[] {
  const { composition } = explained
  const own = Object.keys(readLanguage(explained).words ?? {})
  return composition.glossary(composition.language.default).words.map(({ word, meaning }) => {
    const isOwn = own.includes(word)
    const plugin = composition.plugins.find(({ words }) => words !== undefined && Object.hasOwn(words[composition.language.default], word))
    return {
      locale: composition.language.default,
      text: word,
      terms: {},
      fact: {
        kind: 'word',
        name: word,
        value: JSON.stringify(meaning),
        from: isOwn ? `${CONFIG}, language.words` : toOwner(plugin?.id ?? '', explained),
        notes: [`To explain it otherwise: \`language: { words: { '${word}': '…' } }\`.`],
      },
    }
  })
}

function readLanguage({ config }: Explained): Language {
  // The composition was made of it: its shape was checked.
  return config['language'] as Language
}
