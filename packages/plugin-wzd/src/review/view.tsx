import type { DeskPorts, ViewTools } from '@voordeur/core'
import { Button, DataTable, EmptyState, When } from '@voordeur/core/ui'
import type { ComponentChild } from 'preact'

type Found = Awaited<ReturnType<DeskPorts['findings']['list']>>

/** A page of what is to be reviewed. */
export interface ReviewPage extends Found {
  readonly isFirst: boolean
}

/** The list, the oldest first; empty, it says what would stand here. */
export function viewReview({ findings, total, after, isFirst }: ReviewPage, tools: ViewTools): ComponentChild {
  const { t } = tools
  if (total === 0) {
    return (
      <EmptyState icon="clipboard-check" title={t('review.none')}>
        {t('review.none.text')}
      </EmptyState>
    )
  }
  return (
    <>
      <p>{t('review.lead')}</p>
      <DataTable
        caption={t('review.caption', { total })}
        columns={['record', 'what', 'since', 'source'].map((key) => ({ key, label: t(`review.column.${key}`) }))}
        rows={findings.map((finding) => toRow(finding, tools))}
      />
      <Places after={after} isFirst={isFirst} tools={tools} />
    </>
  )
}

interface PlacesProps extends Pick<ReviewPage, 'isFirst'> {
  readonly after: string | undefined
  readonly tools: ViewTools
}

/** The way onwards and back; absent when there is only one page. */
function Places({ after, isFirst, tools: { t, link } }: PlacesProps): ComponentChild {
  if (after === undefined && isFirst) return null
  return (
    <div class="actions">
      {after !== undefined && (
        <Button kind="secondary" icon="arrow-right" href={link({ query: { after } })}>
          {t('review.next')}
        </Button>
      )}
      {!isFirst && (
        <Button kind="quiet" href={link()}>
          {t('review.first')}
        </Button>
      )}
    </div>
  )
}

function toRow({ sourceId, source, kind, fields, since }: Found['findings'][number], { t, now, locale }: ViewTools) {
  return {
    record: sourceId,
    source,
    what: (
      <>
        {t(`finding.${kind}`)}
        {fields.length > 0 && (
          <>
            <br />
            <small class="field-hint">{t('review.fields', { fields: fields.map((field) => t(`field.${field}`)).join('; ') })}</small>
          </>
        )}
      </>
    ),
    since: <When value={since} now={now} locale={locale} precision="day" />,
  }
}
