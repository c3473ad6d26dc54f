import type { Locale, Translate } from '../../define/messages.ts'
import type { StatementBlock } from '../../ui/statement-blocks.ts'
import type { StatementFacts } from './statement-facts.ts'

const LISTS: Readonly<Record<Locale, Intl.ListFormat>> = { nl: new Intl.ListFormat('nl'), en: new Intl.ListFormat('en') }
const DAYS_OF_A_YEAR = 365

/** What a statement is said with: the words of core, the titles of parts, and the language. */
export interface StatementWords {
  readonly t: Translate
  /** A message of a plugin. */
  readonly say: (plugin: string, key: string) => string
  readonly locale: Locale
}

/** What every portal of this kind does with personal data, as it was put together here. */
export function toDefaultPrivacy(facts: StatementFacts, words: StatementWords): readonly StatementBlock[] {
  const { t } = words
  const about = { organisation: facts.organisation, portal: facts.portal }
  const part = (name: string, blocks: readonly StatementBlock[]): readonly StatementBlock[] => [
    heading(t(`core.privacy.${name}`)),
    ...blocks,
  ]
  return [
    text(t('core.privacy.intro', about)),
    ...part('kept', [list(listKept(facts, words))]),
    ...part('who', [list(listReaders(facts, t))]),
    ...part('long', [list(listTerms(facts, t))]),
    ...part('device', [text(t('core.privacy.device.text'))]),
    ...part('rights', [list(['look', 'correct', 'erase', 'copy', 'complain'].map((right) => t(`core.privacy.rights.${right}`, about)))]),
    ...part('ask', [text(sayContact(facts, t))]),
  ]
}

function listKept(
  { hasRecord, written, asksForAccess, organisation, hasTerms }: StatementFacts,
  { t, say, locale }: StatementWords,
): readonly string[] {
  const titles = [...new Set(written.map(({ plugin, title }) => say(plugin, title)))]
  return [
    t('core.privacy.kept.account'),
    ...(hasTerms ? [t('core.privacy.kept.terms')] : []),
    ...(hasRecord ? [t('core.privacy.kept.record', { organisation })] : []),
    ...(titles.length > 0 ? [t('core.privacy.kept.written', { parts: LISTS[locale].format(titles) })] : []),
    t('core.privacy.kept.access'),
    ...(asksForAccess ? [t('core.privacy.kept.requests')] : []),
    t('core.privacy.kept.log'),
    t('core.privacy.kept.sent'),
  ]
}

function listReaders({ organisation, hasDesk }: StatementFacts, t: Translate): readonly string[] {
  return [
    t('core.privacy.who.network'),
    ...(hasDesk ? [t('core.privacy.who.desk', { organisation })] : []),
    t('core.privacy.who.suppliers', { organisation }),
  ]
}

function listTerms({ hasRecord, endsAfterCareDays, accountDays, logDays }: StatementFacts, t: Translate): readonly string[] {
  const years = logDays / DAYS_OF_A_YEAR
  const log =
    years >= 1 ? t('core.privacy.long.log.years', { years: Math.floor(years) }) : t('core.privacy.long.log.days', { days: logDays })
  const record = hasRecord ? [t('core.privacy.long.record', { days: endsAfterCareDays })] : []
  return [...record, log, t('core.privacy.long.account'), t('core.privacy.long.erased', { days: accountDays })]
}

/** What is done so that everybody can use the portal, and what is not. */
export function toDefaultAccessibility(facts: StatementFacts, { t }: StatementWords): readonly StatementBlock[] {
  const about = { organisation: facts.organisation, portal: facts.portal }
  const lines = (name: string, keys: readonly string[]) => list(keys.map((key) => t(`core.accessibility.${name}.${key}`, about)))
  return [
    text(t('core.accessibility.intro', about)),
    heading(t('core.accessibility.done')),
    lines('done', ['keyboard', 'size', 'simple', 'colour', 'scripts', 'print']),
    heading(t('core.accessibility.not')),
    text(t('core.accessibility.not.intro')),
    lines('not', ['audit', 'documents', 'record', 'photos']),
    heading(t('core.accessibility.report')),
    text(t('core.accessibility.report.text')),
    text(sayContact(facts, t)),
  ]
}

function sayContact({ organisation, phone, email, infoUrl }: StatementFacts, t: Translate): string {
  const ways = [
    phone && t('core.statements.phone', { phone }),
    email && t('core.statements.email', { email }),
    infoUrl && t('core.statements.website', { url: infoUrl }),
  ].filter((way) => way !== undefined && way !== '')
  return ways.length === 0
    ? t('core.statements.ask', { organisation })
    : [t('core.statements.contact', { organisation }), ...ways].join('\n')
}

const heading = (words: string): StatementBlock => ({ kind: 'heading', level: 2, text: words })
const text = (words: string): StatementBlock => ({ kind: 'text', text: words })
const list = (items: readonly string[]): StatementBlock => ({ kind: 'list', items })
