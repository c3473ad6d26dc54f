import type { ComponentChild } from 'preact'
import type { PeriodErrors } from '../../define/asked-period.ts'
import type { TextPiece } from '../../define/part-context.ts'
import type { ViewTools } from '../../define/part.ts'
import { Button } from '../components/button.tsx'
import { Card } from '../components/card.tsx'
import { Disclosure } from '../components/disclosure.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Form } from '../components/form.tsx'
import { Icon } from '../components/icon.tsx'
import { Pager } from '../components/pager.tsx'
import { SelectField } from '../components/select-field.tsx'
import { TextField } from '../components/text-field.tsx'
import { When } from '../components/when.tsx'

/** One hit, in the reader's language. */
export interface SearchHit {
  readonly id: string
  readonly type: string
  readonly kind: string
  /** An instant (ISO 8601); null for a record that has no date. */
  readonly at: string | null
  /** Full id of the part where it stands, its name and its icon, and the query with which that part shows it. */
  readonly part: string
  readonly partTitle: string
  readonly icon: string
  readonly query: Readonly<Record<string, string>>
  readonly pieces: readonly TextPiece[]
}

/** What was asked, as it was typed, and what came of it. */
export interface SearchData {
  readonly words: string
  readonly from: string
  readonly until: string
  readonly kind: string
  readonly kinds: readonly { readonly type: string; readonly title: string }[]
  /** Message keys of what is wrong, by field. */
  readonly errors: PeriodErrors & { readonly q?: string | undefined }
  /** Whether the record was searched; not so when nothing was asked yet or something was wrong. */
  readonly searched: boolean
  /** True when every word that was typed stands in almost every text. */
  readonly tooCommon: boolean
  readonly hits: readonly SearchHit[]
  readonly isFirst: boolean
  readonly older: string | null
}

type SearchViewProps = SearchData & Pick<ViewTools, 't' | 'locale' | 'now' | 'link'>

const LONGEST = 200

/** Zoeken: the form, and below it what was found, newest first, each with the way to where it stands. */
export function SearchView(props: SearchViewProps) {
  const { t, errors } = props
  const wrong = (['q', 'from', 'until'] as const).flatMap((field) =>
    errors[field] === undefined ? [] : [{ field, message: t(errors[field]) }],
  )
  return (
    <>
      <ErrorSummary title={t('core.form.errors')} errors={wrong} />
      <SearchForm {...props} />
      {wrong.length === 0 && <Outcome {...props} />}
    </>
  )
}

function SearchForm(props: SearchViewProps) {
  const { t, link, words, errors, searched } = props
  return (
    <Card>
      <Form action={link()} method="get">
        <TextField
          name="q"
          type="search"
          label={t('core.search.words')}
          hint={t('core.search.hint')}
          value={words}
          maxlength={LONGEST}
          error={say(t, errors.q)}
        />
        <Narrow {...props} />
        <div class="actions">
          <Button icon="search">{t('core.search.find')}</Button>
          {searched && (
            <Button kind="quiet" href={link()}>
              {t('core.search.clear')}
            </Button>
          )}
        </div>
      </Form>
    </Card>
  )
}

/** Period and kind, behind a line for who does not need them; open while one of them narrows what is found. */
function Narrow(props: SearchViewProps) {
  const { t, from, until, kind, kinds, errors } = props
  return (
    <Disclosure label={t('core.search.narrow')} icon="calendar-days" open={isNarrowed(props)}>
      <div class="field-pair">
        <TextField name="from" type="date" label={t('core.period.from')} value={from} error={say(t, errors.from)} />
        <TextField name="until" type="date" label={t('core.period.until')} value={until} error={say(t, errors.until)} />
      </div>
      {kinds.length > 1 && (
        <SelectField
          name="kind"
          label={t('core.search.kind')}
          value={kind}
          options={[{ value: '', label: t('core.search.kind.all') }, ...kinds.map(({ type, title }) => ({ value: type, label: title }))]}
        />
      )}
    </Disclosure>
  )
}

function say(t: SearchViewProps['t'], key: string | undefined): string | undefined {
  return key === undefined ? undefined : t(key)
}

function isNarrowed({ from, until, kind }: Pick<SearchViewProps, 'from' | 'until' | 'kind'>): boolean {
  return from !== '' || until !== '' || kind !== ''
}

function Outcome(props: SearchViewProps): ComponentChild {
  const { t, searched, tooCommon, hits } = props
  if (!searched) return <Nothing t={t} state="start" text="core.search.start.text" />
  if (tooCommon) return <Nothing t={t} state="common" text="core.search.common.text" />
  if (hits.length > 0) return <Hits {...props} />
  return <Nothing t={t} state="none" text={isNarrowed(props) ? 'core.search.none.narrowed' : 'core.search.none.text'} />
}

interface NothingProps extends Pick<SearchViewProps, 't'> {
  readonly state: 'start' | 'common' | 'none'
  readonly text: string
}

function Nothing({ t, state, text }: NothingProps) {
  return (
    <EmptyState icon="search" title={t(`core.search.${state}`)}>
      {t(text)}
    </EmptyState>
  )
}

function Hits(props: SearchViewProps) {
  const { t, link, words, from, until, kind, hits, isFirst, older } = props
  const asked = { q: words, ...(from && { from }), ...(until && { until }), ...(kind && { kind }) }
  return (
    <section aria-labelledby="gevonden">
      <h2 class="day-title" id="gevonden">
        {t('core.search.found')}
      </h2>
      <ol class="day-events" role="list">
        {hits.map((hit) => (
          <HitLine key={hit.id} hit={hit} {...props} />
        ))}
      </ol>
      <Pager
        t={t}
        newer={isFirst ? undefined : link({ query: asked })}
        older={older === null ? undefined : link({ query: { ...asked, before: older } })}
      />
    </section>
  )
}

function HitLine({ hit, t, link, now, locale }: { readonly hit: SearchHit } & Pick<SearchViewProps, 't' | 'link' | 'now' | 'locale'>) {
  return (
    <li class="event">
      <span class="event-mark">
        <Icon name={hit.icon} size={22} />
      </span>
      <article class="event-body">
        <h3 class="event-title">
          <a href={link({ part: hit.part, query: hit.query })}>{hit.kind}</a>
        </h3>
        <p class="event-meta">
          {hit.at !== null && <When value={hit.at} now={now} locale={locale} precision="day" />}
          <span>{t('core.search.place', { part: hit.partTitle })}</span>
        </p>
        <p class="hit">{hit.pieces.map(({ text, hit: isHit }, index) => (isHit ? <mark key={index}>{text}</mark> : text))}</p>
      </article>
    </li>
  )
}
