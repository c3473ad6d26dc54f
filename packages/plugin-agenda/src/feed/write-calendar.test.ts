import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { catalogue } from '../messages/catalogue.ts'
import { addDays } from '../time/day.ts'
import { listDays, REPEATS } from '../time/repeat.ts'
import type { GivenEntry } from './given.ts'
import { writeCalendar } from './write-calendar.ts'

const t = (key: string, values: Readonly<Record<string, unknown>> = {}) =>
  (catalogue.nl[key] ?? key).replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name]))
const tools = {
  t: t as Parameters<typeof writeCalendar>[1]['t'],
  organisation: { name: 'Testzorg', portalName: 'Portaal, het\r\nBEGIN:VEVENT', url: 'https://portaal.test' },
  now: new Date('2026-11-22T11:00:00Z'),
  page: 'https://portaal.test/client/x/agenda/calendar',
}
const ENTRY: GivenEntry = {
  id: 'a1',
  title: 'Koffie',
  day: '2026-11-25',
  lastDay: '2026-11-25',
  begins: '10:00',
  ends: '11:00',
  state: 'planned',
  repeats: 'none',
  skipped: [],
  writtenAt: '2026-11-20T09:00:00.000Z',
  changes: 2,
}

/** The calendar as another programme reads it, with the zone that it brings itself. */
function parse(...entries: readonly Partial<GivenEntry>[]) {
  const text = writeCalendar(
    entries.map((entry) => ({ ...ENTRY, ...entry })),
    tools,
  )
  const calendar = new ICAL.Component(ICAL.parse(text) as [])
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone)
  return { text, calendar, events: calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event)) }
}

const instantsOf = (event: ICAL.Event | undefined, most: number) => {
  const found: string[] = []
  const turns = event?.iterator()
  for (let next = turns?.next(); next && found.length < most; next = turns?.next()) found.push(next.toJSDate().toISOString())
  return found
}

/** The days on which another programme shows the one appointment of a calendar. */
function daysOf(text: string, most: number): readonly string[] {
  const event = new ICAL.Event(new ICAL.Component(ICAL.parse(text) as []).getFirstSubcomponent('vevent') ?? undefined)
  if (!event.isRecurring()) return [event.startDate.toString().slice(0, 10)]
  const days: string[] = []
  const turns = event.iterator()
  for (let next = turns.next(); next && days.length < most; next = turns.next()) days.push(next.toString().slice(0, 10))
  return days
}

describe('a calendar', () => {
  test('is read by another programme as it was meant', () => {
    const { events, calendar } = parse({ place: 'Zaal 2; rechts, achter', notes: ['een', 'twee\nregels'] })
    const [event] = events
    expect(event?.summary).toBe('Koffie')
    expect(event?.location).toBe('Zaal 2; rechts, achter')
    expect(event?.description).toBe('een\ntwee\nregels')
    expect(event?.uid).toBe('a1@portaal.test')
    expect(event?.sequence).toBe(2)
    expect(event?.startDate.toJSDate().toISOString()).toBe('2026-11-25T09:00:00.000Z')
    expect(event?.endDate.toJSDate().toISOString()).toBe('2026-11-25T10:00:00.000Z')
    expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe(String.raw`Agenda Portaal\, het\nBEGIN:VEVENT`)
  })

  test('keeps ten o’clock at ten o’clock when the clock changes, in spring and in autumn', () => {
    const spring = parse({ day: '2026-03-22', repeats: 'weekly' }).events[0]
    expect(instantsOf(spring, 2)).toEqual(['2026-03-22T09:00:00.000Z', '2026-03-29T08:00:00.000Z'])
    const autumn = parse({ day: '2026-10-18', repeats: 'weekly' }).events[0]
    expect(instantsOf(autumn, 2)).toEqual(['2026-10-18T08:00:00.000Z', '2026-10-25T09:00:00.000Z'])
  })

  test('has whole days as days, which end with the day after the last', () => {
    const { begins: _begins, ends: _ends, ...wholeDay } = ENTRY
    const text = writeCalendar([{ ...wholeDay, lastDay: '2026-11-27' }], tools)
    expect(text).toContain('DTSTART;VALUE=DATE:20261125\r\nDTEND;VALUE=DATE:20261128\r\n')
  })

  test('says what was cancelled or is not certain, and by its word too', () => {
    const { text } = parse({ state: 'cancelled' }, { id: 'a2', state: 'tentative' })
    expect(text).toContain('SUMMARY:Afgezegd: Koffie\r\nSTATUS:CANCELLED')
    expect(text).toContain('STATUS:TENTATIVE')
  })

  test('says only that there is something where no title is given', () => {
    const { title: _title, ...rest } = ENTRY
    const text = writeCalendar([rest], tools)
    expect(text).toContain('SUMMARY:Afspraak\r\n')
    expect(text).not.toContain('Koffie')
  })

  test('is the same each time, so that nothing is told as changed that was not', () => {
    expect(parse({}).text).toBe(parse({}).text)
  })

  const day = fc.integer({ min: 0, max: 3650 }).map((days) => addDays('2024-01-01', days))
  const time = fc.option(fc.constantFrom('00:00', '00:30', '02:30', '10:00', '23:59'), { nil: undefined })
  test('comes back for another programme on the same days as in the portal, whatever the rule', () => {
    fc.assert(
      fc.property(
        day,
        time,
        fc.constantFrom(...REPEATS),
        fc.integer({ min: 0, max: 800 }),
        fc.nat({ max: 5 }),
        (first, begins, repeats, length, skip) => {
          const until = addDays(first, length)
          const own = listDays({ day: first, repeats, lastDay: until }, { from: first, until: '2100-01-01' })
          const skipped = repeats === 'none' ? [] : own.slice(1).filter((_, index) => index === skip)
          const expected = own.filter((each) => !skipped.includes(each))
          const entry = { ...ENTRY, day: first, lastDay: first, repeats, skipped, ...(repeats === 'none' ? {} : { until }) }
          const { ends: _ends, begins: _begins, ...wholeDay } = entry
          const given = begins === undefined ? wholeDay : { ...wholeDay, begins }
          const text = writeCalendar([given], tools)
          const found = daysOf(text, expected.length + 1)
          expect(found).toEqual(expected)
        },
      ),
      { numRuns: 150 },
    )
  })

  test('has no line that somebody else wrote, whatever they write, and no line longer than it may be', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ unit: 'grapheme', maxLength: 200 }), (title, note) => {
        const { text, events, calendar } = parse({
          title,
          notes: [note, 'x\r\nEND:VEVENT\r\nBEGIN:VEVENT'],
          place: `${title}\r\nATTACH:https://kwaad.example`,
        })
        expect(events).toHaveLength(1)
        expect(calendar.getAllSubcomponents().map(({ name }) => name)).toEqual(['vtimezone', 'vevent'])
        expect(events[0]?.component.getAllProperties('attach')).toEqual([])
        for (const line of text.split('\r\n')) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
          expect(line).not.toMatch(/[\p{Cc}\u2028\u2029]/u)
        }
      }),
    )
  })

  test.each(['Koffie\r\nBEGIN:VEVENT', 'a\nb', 'a\u2028b', 'a\u0000b', String.raw`a\nb\,c;d`, '👵🏽'.repeat(40)])(
    'says %j as a text',
    (title) => {
      const { events } = parse({ title })
      expect(events).toHaveLength(1)
      expect(events[0]?.summary).toBe(title.replaceAll(/\r\n|\u2028/g, '\n').replaceAll('\u0000', ' '))
    },
  )
})
