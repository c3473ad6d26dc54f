import type { ViewTools } from '@voordeur/core'
import { LiveRegion } from '@voordeur/core/ui'
import type { Entry } from '../calendar/entry.ts'
import type { MonthPage } from '../calendar/page.ts'
import { addDays, countDays, toFirstDay, toWeekday } from '../time/day.ts'
import type { ViewOptions } from './calendar.tsx'
import { sayMonth, toSentence, WEEKDAYS } from './say.ts'
import { MoreWays, Steps, ToolBar } from './tool-bar.tsx'

interface MonthProps {
  readonly page: MonthPage
  readonly tools: ViewTools
  readonly options: ViewOptions
}

/** A month as a table of weeks. A day leads to the list from that day; on a phone it says how many appointments there are. */
export function MonthView({ page, tools, options }: MonthProps) {
  const { t, locale } = tools
  const { month, entries, earlier, later } = page
  return (
    <>
      <ToolBar tools={tools} current="month" month={month} />
      <LiveRegion id="agenda">
        <table class="month">
          <caption>{toSentence(sayMonth(month, locale))}</caption>
          <thead>
            <tr>
              {WEEKDAYS[locale].long.map((name, index) => (
                <th key={name} scope="col" abbr={name}>
                  {WEEKDAYS[locale].short[index]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {listWeeks(month).map((week) => (
              <tr key={week[0]}>
                {week.map((day) => (
                  <DayCell key={day} day={day} page={page} tools={tools} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {entries.length === 0 && <p>{t('calendar.month.none', { month: sayMonth(month, locale) })}</p>}
      </LiveRegion>
      <Steps
        tools={tools}
        earlier={earlier === undefined ? undefined : { view: 'month', month: earlier }}
        later={later === undefined ? undefined : { view: 'month', month: later }}
      />
      <MoreWays tools={tools} options={options} />
    </>
  )
}

/** The weeks of a month, from Monday to Sunday; days of the months beside it fill the first and the last. */
function listWeeks(month: string): readonly (readonly string[])[] {
  const first = toFirstDay(month)
  const start = addDays(first, -toWeekday(first))
  const weeks = Math.ceil(countDays(start, toFirstDay(month, 1)) / 7)
  return Array.from({ length: weeks }, (_, week) => Array.from({ length: 7 }, (__, day) => addDays(start, week * 7 + day)))
}

interface DayProps {
  readonly day: string
  readonly page: MonthPage
  readonly tools: ViewTools
}

function DayCell({ day, page, tools }: DayProps) {
  const { t, link } = tools
  if (!day.startsWith(page.month))
    return (
      <td class="month-other">
        <span class="visually-hidden">–</span>
      </td>
    )
  const entries = page.entries.filter((entry) => entry.day <= day && day <= entry.lastDay)
  const isToday = day === page.today
  const number = (
    <>
      <time dateTime={day}>{Number(day.slice(8))}</time>
      {isToday && <span class="visually-hidden"> ({t('calendar.today')})</span>}
    </>
  )
  return (
    <td class={isToday ? 'month-today' : undefined} aria-current={isToday ? 'date' : undefined}>
      {entries.length === 0 ? (
        <span class="month-day">{number}</span>
      ) : (
        <a class="month-day" href={link({ query: { from: day } })}>
          {number}
          <span class="visually-hidden">, {t('calendar.count', { count: entries.length })}</span>
          <span class="month-count" aria-hidden="true">
            {entries.length}
          </span>
          <span class="month-titles">
            {entries.slice(0, 3).map((entry) => (
              <Line key={`${entry.id} ${entry.day}`} entry={entry} />
            ))}
          </span>
        </a>
      )}
    </td>
  )
}

function Line({ entry: { title, begins, state } }: { readonly entry: Entry }) {
  const words = begins === undefined ? title : `${begins} ${title}`
  return <bdi>{state === 'cancelled' ? <s>{words}</s> : words}</bdi>
}
