import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { groupByDay } from '../event-days.ts'
import { EventList } from './event-list.tsx'

const now = new Date('2026-11-16T13:00:00Z')

function event(id: string, when: string) {
  return { id, when, title: `Titel ${id}`, body: `Tekst ${id}` }
}

describe('events', () => {
  it('are grouped by the day in Amsterdam, also around midnight', () => {
    const days = groupByDay([event('c', '2026-11-15T23:30:00Z'), event('b', '2026-11-15T22:30:00Z'), event('a', '2026-11-15')])
    expect(days.map(({ day, items }) => [day, items.map(({ id }) => id)])).toEqual([
      ['2026-11-16', ['c']],
      ['2026-11-15', ['b', 'a']],
    ])
  })

  it('keep a day of 25 hours together', () => {
    const days = groupByDay([event('late', '2026-10-25T22:30:00Z'), event('early', '2026-10-24T22:30:00Z')])
    expect(days).toHaveLength(1)
  })

  it('stand under a heading that names the day, with a time each', () => {
    const html = renderToString(<EventList items={[event('a', '2026-11-16T09:40:00Z')]} now={now} locale="nl" />)
    expect(html).toContain('<time datetime="2026-11-16">vandaag</time>')
    expect(html).toContain('<time datetime="2026-11-16T09:40:00Z">10:40</time>')
  })

  it('have no time when only their day is known', () => {
    const html = renderToString(<EventList items={[event('a', '2026-11-13')]} now={now} locale="nl" />)
    expect(html.match(/<time/gu)).toHaveLength(1)
  })

  it('that are important say so in a word', () => {
    const html = renderToString(
      <EventList items={[{ ...event('a', '2026-11-16'), important: true }]} now={now} locale="nl" importantLabel="Belangrijk" />,
    )
    expect(html).toContain('Belangrijk</strong>')
  })
})
