import type { ViewTools } from '@voordeur/core'
import { Button, DataTable, When } from '@voordeur/core/ui'
import type { AllPage } from '../calendar/page.ts'
import { Back } from './back.tsx'
import { LinkedTitle } from './entry-title.tsx'
import { sayRepeat, sayTime, toSentence } from './say.ts'

/** Everything there is, a page at a time; an appointment that comes back stands once, with its rule. */
export function AllView({ page: { entries, next }, tools }: { readonly page: AllPage; readonly tools: ViewTools }) {
  const { t, now, locale, link } = tools
  return (
    <>
      <Back tools={tools} />
      <h2>{t('calendar.all.title')}</h2>
      {entries.length === 0 ? (
        <p>{t('calendar.all.none')}</p>
      ) : (
        <DataTable
          caption={entries[0]?.own ? t('calendar.all.own') : t('calendar.all.care')}
          columns={['day', 'time', 'what', 'place', 'repeats', 'by'].map((key) => ({
            key,
            label: t(`item.${key}`),
          }))}
          rows={entries.map((entry) => ({
            day: <When value={entry.day} now={now} locale={locale} />,
            time: toSentence(sayTime(entry, tools)),
            what: <LinkedTitle entry={entry} tools={tools} />,
            place: entry.place,
            repeats: entry.own && entry.own.repeats !== 'none' && sayRepeat({ ...entry.own, day: entry.day }, tools),
            by: entry.own?.by ?? t('calendar.care'),
          }))}
        />
      )}
      {next !== undefined && (
        <nav class="pager" aria-label={t('core.pager.label')}>
          <Button kind="secondary" href={link({ query: { ...next } })} icon="arrow-right">
            {t('calendar.more')}
          </Button>
        </nav>
      )}
    </>
  )
}
