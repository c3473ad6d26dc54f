import type { ViewTools } from '@voordeur/core'
import type { InvoluntaryCareApplication } from '@voordeur/core/care'
import { Button, DayText, Prose, toDayWithYear, toSpokenTime } from '@voordeur/core/ui'
import type { ComponentChild } from 'preact'
import { toDay } from '../law/day.ts'
import type { ShownMeasure } from './shown-measure.ts'

const HOUR = 60

interface ApplicationsProps {
  readonly shown: ShownMeasure
  readonly tools: ViewTools
}

/** When a measure was applied, how long and why (Wzd, art. 13 and art. 16 lid 3): the newest, with the way to those before. */
export function Applications({ shown: { id, applications }, tools }: ApplicationsProps): ComponentChild {
  const { t, link } = tools
  const { count, items, older } = applications
  if (count === 0) return null
  return (
    <section>
      <h4>
        {t('applications.title')}: {t('applications.count', { count })}
      </h4>
      {older !== undefined && <p>{t('applications.newest', { shown: items.length, count })}</p>}
      {items.length === 0 && <p>{t('applications.none')}</p>}
      <ol class="applications" role="list">
        {items.map((application, index) => (
          <Application key={index} application={application} tools={tools} />
        ))}
      </ol>
      {older !== undefined && (
        <p class="actions">
          <Button kind="secondary" icon="history" href={link({ query: { measure: id, before: older } })}>
            {t('applications.older')}
          </Button>
        </p>
      )}
    </section>
  )
}

function Application({ application, tools }: { readonly application: InvoluntaryCareApplication; readonly tools: ViewTools }) {
  const { t, locale } = tools
  const { startedAt, reason, toldAt, notToldReason } = application
  const took = sayDuration(application, tools)
  return (
    <li>
      <strong>
        <DayText value={startedAt} locale={locale} withTime />
      </strong>
      {took !== undefined && ` (${took})`}
      {reason !== undefined && <Prose text={reason} />}
      {toldAt !== undefined && <p>{t('applications.told', { day: toDayWithYear(toldAt, locale) })}</p>}
      {notToldReason !== undefined && <p>{t('applications.notTold', { reason: notToldReason })}</p>}
    </li>
  )
}

/** How long it took, or until when: the hour of the same day, or another day. */
function sayDuration({ minutes, startedAt, endedAt }: InvoluntaryCareApplication, { t, locale }: ViewTools): string | undefined {
  if (minutes !== undefined) return sayMinutes(minutes, t)
  if (endedAt === undefined) return undefined
  const time = endedAt.includes('T') ? toSpokenTime(endedAt, locale) : undefined
  const isSameDay = toDay(startedAt) === toDay(endedAt)
  if (isSameDay && time === undefined) return undefined
  const day = isSameDay ? undefined : toDayWithYear(endedAt, locale)
  return t('applications.until', { time: [day, time].filter((part) => part !== undefined).join(', ') })
}

function sayMinutes(minutes: number, t: ViewTools['t']): string {
  return minutes >= HOUR && minutes % HOUR === 0
    ? t('applications.took.hours', { hours: minutes / HOUR })
    : t('applications.took', { minutes })
}
