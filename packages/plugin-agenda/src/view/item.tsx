import type { ViewTools } from '@voordeur/core'
import { Button, Card, DescriptionList, Form, LinkedText, toSpokenDay } from '@voordeur/core/ui'
import type { Entry, OwnFacts } from '../calendar/entry.ts'
import type { ItemPage } from '../calendar/page.ts'
import { Back } from './back.tsx'
import { EntryTitle } from './entry-title.tsx'
import { sayRepeat, sayTime, toSentence } from './say.ts'

interface ItemProps {
  readonly page: ItemPage
  readonly tools: ViewTools
}

/** One appointment with all that is known of it, and what may be done with it. */
export function ItemView({ page: { entry }, tools }: ItemProps) {
  const { t, now, locale } = tools
  const { day, place, notes, own, with: people } = entry
  return (
    <>
      <Back tools={tools} />
      <Card>
        <h2 class="card-title">
          <span>
            <EntryTitle entry={entry} tools={tools} />
          </span>
        </h2>
        <DescriptionList
          items={[
            { term: t('item.day'), value: <time dateTime={day}>{toSentence(toSpokenDay(day, now, locale))}</time> },
            { term: t('item.time'), value: toSentence(sayTime(entry, tools)) },
            { term: t('item.place'), value: place && <bdi>{place}</bdi> },
            { term: t('item.with'), value: people.length > 0 && people.map((line) => <p key={line}>{line}</p>) },
            { term: t('item.note'), value: notes.length > 0 && <LinkedText text={notes.join('\n\n')} /> },
            { term: t('item.repeats'), value: own && own.repeats !== 'none' && sayRepeat({ ...own, day }, tools) },
            { term: t('item.by'), value: own ? <bdi>{own.by}</bdi> : t('calendar.care') },
          ]}
        />
      </Card>
      {own && <ItemActions entry={entry} own={own} tools={tools} />}
    </>
  )
}

function ItemActions({ entry, own, tools }: { readonly entry: Entry; readonly own: OwnFacts; readonly tools: ViewTools }) {
  const { t, now, locale, link, action, may } = tools
  const { id, day } = entry
  const isSeries = own.repeats !== 'none'
  return (
    <>
      {own.may.change && may('change') && (
        <div class="actions">
          <Button href={link({ query: { view: 'change', item: id } })} icon="pencil">
            {t('item.change')}
          </Button>
        </div>
      )}
      {own.may.remove && may('remove') && (
        <Card>
          {isSeries && (
            <Form action={action('skip')} hidden={{ id, day }}>
              <p>{t('item.skip.text', { day: toSpokenDay(day, now, locale) })}</p>
              <Button kind="secondary" icon="calendar-x">
                {t('item.skip')}
              </Button>
            </Form>
          )}
          <Form action={action('remove')} hidden={{ id }}>
            <p>{t('item.remove.text')}</p>
            <Button kind="secondary" icon="trash-2">
              {isSeries ? t('item.remove.all') : t('item.remove')}
            </Button>
          </Form>
        </Card>
      )}
    </>
  )
}
