import { LOCALES, type Locale } from '../define/messages.ts'
import type { Language } from '../define/portal.ts'
import { isOfUnread, UNNAMED, type Check, type Draft } from './draft.ts'
import { toTermText } from './message-book.ts'
import { findSyntaxError } from './message-format.ts'
import { findOneSided, listCatalogues, listTerms, toFullKey, toFullKeys } from './message-keys.ts'
import { toHint } from './nearest.ts'
import type { Problem } from './problem.ts'
import { quote } from './quote.ts'
import { listWatchNames } from './watch-names.ts'

/** Every message parses, exists in both languages, and is there for each title; the organisation's wording replaces something. */
export const checkMessages: Check = (draft) => {
  const texts = toTexts(draft)
  return [
    ...findMissing(draft),
    ...LOCALES.flatMap((locale) => findInvalid(texts[locale], `messages.${locale}`, locale)),
    ...checkTitles(draft, texts.nl),
    ...checkOverrides(draft, texts),
    ...checkTerms(draft, texts),
  ]
}

type Texts = Readonly<Record<Locale, ReadonlyMap<string, string>>>

function toTexts(draft: Draft): Texts {
  const catalogues = listCatalogues(draft)
  return { nl: toFullKeys(catalogues, 'nl'), en: toFullKeys(catalogues, 'en') }
}

function findMissing(draft: Draft): readonly Problem[] {
  return listCatalogues(draft).flatMap((catalogue) =>
    findOneSided(catalogue).map(({ key, missing }) => ({
      code: 'MESSAGE_MISSING',
      place: `${catalogue.owner}, messages.${missing}`,
      cause: `The message ${quote(key)} is there in one language and not in ${quote(missing)}.`,
      fix: `Add it to messages.${missing}, or remove it from the other language.`,
      ...toHint(key, Object.keys(catalogue.messages[missing])),
    })),
  )
}

function findInvalid(texts: Iterable<readonly [string, string]>, place: string, locale: Locale): readonly Problem[] {
  return [...texts].flatMap(([key, text]) => {
    const reason = findSyntaxError(text, locale)
    if (reason === undefined) return []
    const cause = `The message ${quote(key)} is not an ICU message: ${reason}.`
    return [
      {
        code: 'MESSAGE_INVALID',
        place,
        cause,
        fix: "Close every brace; every plural and select needs `other`; a literal brace is written '{'.",
      },
    ]
  })
}

function checkTitles(draft: Draft, texts: ReadonlyMap<string, string>): readonly Problem[] {
  return [...checkPartTitles(draft, texts), ...checkNoticeTitles(draft, texts), ...checkWatchTitles(draft, texts)]
}

function checkNoticeTitles({ plugins }: Draft, texts: ReadonlyMap<string, string>): readonly Problem[] {
  return plugins.flatMap(({ id, notices }) =>
    Object.entries(notices).flatMap(([kind, { title }]) =>
      checkTitle(`plugin ${quote(id)}, notice ${quote(kind)}`, title, { plugin: id, texts }),
    ),
  )
}

function checkWatchTitles({ plugins }: Draft, texts: ReadonlyMap<string, string>): readonly Problem[] {
  return plugins.flatMap(({ id, watch }) =>
    listWatchNames(watch).flatMap(({ what, name, title }) =>
      checkTitle(`plugin ${quote(id)}, watch, ${what} ${quote(name)}`, title, { plugin: id, texts }),
    ),
  )
}

function checkPartTitles(draft: Draft, texts: ReadonlyMap<string, string>): readonly Problem[] {
  return draft.parts.flatMap(({ id, plugin, part }) => {
    const rights = Object.entries(part.rights).map(([name, { title }]) => ({
      place: `${id}, right ${quote(name)}`,
      title: title ?? (name === 'read' ? part.title : undefined),
    }))
    const hits = part.search.map(({ type, title }) => ({ place: `${id}, search ${quote(type.name)}`, title }))
    const feed = part.feed ? [part.feed.title, part.feed.text].map((title) => ({ place: `${id}, feed`, title })) : []
    const tour = part.tour.flatMap((step) => [step.title, step.text]).map((title) => ({ place: `${id}, tour`, title }))
    return [{ place: id, title: part.title }, ...rights, ...hits, ...feed, ...tour].flatMap(({ place, title }) =>
      checkTitle(place, title, { plugin, texts }),
    )
  })
}

function checkTitle(
  place: string,
  title: string | undefined,
  of: { plugin: string; texts: ReadonlyMap<string, string> },
): readonly Problem[] {
  if (title === undefined) {
    const cause = 'The right has no title, so nobody could see what they grant.'
    return [{ code: 'MESSAGE_MISSING', place, cause, fix: 'Add `title` with the key of a message.' }]
  }
  if (toFullKey(title, of.plugin, (key) => of.texts.has(key)) !== undefined) return []
  const own = [...of.texts.keys()].filter((key) => key.startsWith(`${of.plugin}.`)).map((key) => key.slice(of.plugin.length + 1))
  return [
    {
      code: 'MESSAGE_MISSING',
      place,
      cause: `Its title ${quote(title)} is not a message.`,
      fix: 'Add the message in both languages.',
      ...toHint(title, own),
    },
  ]
}

function checkOverrides(draft: Draft, texts: Texts): readonly Problem[] {
  return LOCALES.flatMap((locale) => {
    const overrides = Object.entries(draft.config.language?.messages?.[locale] ?? {}).filter(([key]) => !isOfUnread(draft, key))
    const place = `language.messages.${locale}`
    return [...findInvalid(overrides, place, locale), ...overrides.flatMap(([key]) => checkOverride(key, place, texts[locale]))]
  })
}

function checkOverride(key: string, place: string, texts: ReadonlyMap<string, string>): readonly Problem[] {
  if (texts.has(key)) return []
  const cause = `There is no message ${quote(key)} to replace.`
  return [
    {
      code: 'OVERRIDE_UNKNOWN',
      place,
      cause,
      fix: 'Write the whole key of a message: the id of its plugin, a dot, and its key.',
      ...toHint(key, texts.keys()),
    },
  ]
}

function checkTerms({ config, unread }: Draft, texts: Texts): readonly Problem[] {
  const { language } = config
  if (!language) return []
  const used = new Map(
    LOCALES.flatMap((locale) => [...texts[locale]]).flatMap(([key, text]) => listTerms(text).map((name) => [name, key] as const)),
  )
  // Whose messages could not be read may be the one that says a term.
  const unused = unread.has(UNNAMED) ? [] : findUnusedTerms(language, [...used.keys()])
  return [...unused, ...findUnsaidTerms(language, texts, used)]
}

function findUnusedTerms(language: Language, used: readonly string[]): readonly Problem[] {
  return Object.keys(language.terms ?? {})
    .filter((name) => !used.includes(name))
    .map((name) => ({
      code: 'OVERRIDE_UNKNOWN',
      place: `language.terms.${name}`,
      cause: `No message says {term_${name}}.`,
      fix: 'Remove the term, or replace whole messages in `language.messages`.',
      ...toHint(name, used),
    }))
}

function findUnsaidTerms(language: Language, texts: Texts, used: ReadonlyMap<string, string>): readonly Problem[] {
  return [...used]
    .filter(([name]) => LOCALES.some((locale) => toTermText(name, { texts: texts[locale], language, locale }) === undefined))
    .map(([name, key]) => ({
      code: 'MESSAGE_MISSING',
      place: `message ${quote(key)}`,
      cause: `It says {term_${name}}, and there is no message "term.${name}" with the word.`,
      fix: `Add "term.${name}" to the catalogue in both languages, or \`language.terms.${name}\` to the configuration.`,
    }))
}
