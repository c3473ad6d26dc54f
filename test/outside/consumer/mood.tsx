import { definePart, definePlugin, type PartContext } from '@voordeur/core'
import { Report } from '@voordeur/core/care'
import { Card, EmptyState } from '@voordeur/core/ui'
import { sql } from 'kysely'
import { z } from 'zod'

/** What the page of the week shows. */
export interface Week {
  readonly days: readonly string[]
  readonly reports: number
}

async function loadWeek({ db, records }: PartContext<'client'>): Promise<Week> {
  const { rows } = await sql<{ text: string }>`select text from mood_day order by text`.execute(db)
  const reports = await records.all(Report)
  return { days: rows.map(({ text }) => text), reports: reports.filter(({ data }) => data.text.includes('week')).length }
}

/** A part with a page, a line on the start page and a form. */
export const week = definePart({
  id: 'week',
  title: 'week.title',
  icon: 'heart',
  scope: 'client',
  rights: { read: {}, write: { title: 'week.write' } },
  reads: [Report],
  load: loadWeek,
  view: ({ days, reports }, { t }) => (
    <Card title={t('week.title')}>
      {days.length === 0 ? <EmptyState icon="heart" title={t('week.none')} /> : days.map((day) => <p>{day}</p>)}
      <p>{reports}</p>
    </Card>
  ),
  summary: { load: loadWeek, view: ({ days }) => days.join(', ') },
  actions: {
    write: {
      right: 'write',
      input: z.strictObject({ text: z.string().max(40) }),
      run: async ({ db, client, viewer }, { text }) => {
        await sql`insert into mood_day (id, client_id, by, text) values (gen_random_uuid(), ${client.id}, ${viewer.account.id}, ${text})`.execute(
          db,
        )
        return { message: 'week.written' }
      },
    },
  },
})

const words = { 'week.title': 'Week', 'week.none': 'Nog niets', 'week.write': 'Invullen', 'week.written': 'Ingevuld' }

/** How the week was. */
export const mood = definePlugin({
  id: 'mood',
  api: 1,
  options: z.strictObject({ heading: z.string().default('Mijn week').describe('What stands above the week.') }),
  messages: { nl: words, en: words },
  tables: { migrations: {}, rows: { day: 'client' }, personalData: { day: 'How a day was.' } },
  parts: ({ heading }) => (heading === '' ? [] : [week]),
})

/** A part that asks for what it does not get. */
export const hasty = definePart({
  id: 'hasty',
  title: 'hasty.title',
  icon: 'heart',
  scope: 'client',
  rights: { read: {} },
  // @ts-expect-error -- a page that is read tells nobody anything
  load: async ({ notify }) => ({ notify: typeof notify }),
  view: () => 'nothing',
})

// @ts-expect-error -- the option is called `heading`
export const misspelt = mood({ haeding: 'Mijn week' })
