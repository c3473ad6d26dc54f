import type { Locale, Part, Translate, ViewTools, VisibleRecord } from '@voordeur/core'
import { IntlMessageFormat } from 'intl-messageformat'
import type { ComponentChild } from 'preact'
import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { catalogue } from '../messages/catalogue.ts'
import { createRecordsInMemory } from './records-in-memory.ts'

/** The moment at which every test of this package happens. */
export const NOW = new Date('2026-11-22T09:00:00Z')

/** Says messages as the kernel does; a key that this plugin does not have is an error, except core's own. */
export function createTranslate(locale: Locale, form: 'u' | 'je' = 'u', mode: 'usual' | 'simple' = 'usual'): Translate {
  return (key, values) => {
    if (key.startsWith('core.')) return key
    const message = catalogue[locale][key]
    if (message === undefined) throw new Error(`no message ${key} in ${locale}`)
    return String(new IntlMessageFormat(message, locale).format({ form, mode, ...toTerms(catalogue[locale]), ...values }))
  }
}

/** The words that an organisation may replace, as the kernel fills them in: `term_plan`, and `Term_plan` with a capital. */
function toTerms(words: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const terms = Object.entries(words).filter(([key]) => key.startsWith('term.'))
  return Object.fromEntries(
    terms.flatMap(([key, word]) => [
      [key.replace('.', '_'), word],
      [key.replace('term.', 'Term_'), word.charAt(0).toUpperCase() + word.slice(1)],
    ]),
  )
}

/** View tools for a locale. */
export function createTools(locale: Locale = 'nl', mode: 'usual' | 'simple' = 'usual'): ViewTools {
  return {
    t: createTranslate(locale, 'u', mode),
    locale,
    form: 'u',
    simple: mode === 'simple',
    now: NOW,
    link: ({ query = {} } = {}) => ['/deel', ...(Object.keys(query).length === 0 ? [] : [new URLSearchParams(query).toString()])].join('?'),
    action: (name) => `/deel/${name}`,
    file: (recordId) => `/deel/bestand/${recordId}`,
    may: () => false,
    attempt: () => undefined,
    key: () => '00000000-0000-7000-8000-000000000000',
    media: (id) => `/deel/media/${id}`,
    feed: () => '/feed',
    slot: () => null,
  }
}

/** Markup of what a view returned. */
export function toHtml(child: ComponentChild): string {
  return renderToString(h('main', null, child))
}

/** Loads and shows a part (and its summary) as the kernel does, the data going through JSON on the way. */
export async function openPart(
  part: Part,
  records: readonly VisibleRecord[],
  { query = {}, locale = 'nl', mode = 'usual' }: { query?: Record<string, string>; locale?: Locale; mode?: 'usual' | 'simple' } = {},
) {
  const context = {
    records: createRecordsInMemory(records, part.reads),
    query,
    now: NOW,
    client: { id: 'c1', name: 'Cliënt' },
  }
  // The parts of this plugin read records only: no table, no viewer.
  const page: unknown = await part.load(context as unknown as Parameters<typeof part.load>[0])
  const summary: unknown = await part.summary?.load(context as unknown as Parameters<typeof part.load>[0])
  const tools = createTools(locale, mode)
  return {
    data: page,
    html: toHtml(part.view(throughJson(page), tools)),
    summary: toHtml(part.summary?.view(throughJson(summary), tools)),
  }
}

function throughJson(data: unknown): unknown {
  return data === undefined ? undefined : JSON.parse(JSON.stringify(data))
}
