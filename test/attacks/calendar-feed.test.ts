import { createMemorySource, createTestPortal, type TestPortal } from '@voordeur/core/testing'
import { Appointment } from '@voordeur/core/care'
import { agenda } from '@voordeur/plugin-agenda'
import ICAL from 'ical.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databases } from './attacked-portal.ts'
import { NAUGHTY_STRINGS } from './naughty-strings.ts'

const INJECTED = [
  'Koffie\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:VALS',
  'Koffie\nATTACH:https://kwaad.example/x',
  'Koffie\u2028BEGIN:VALARM\u2029ACTION:AUDIO',
  'Koffie\u0085X-VALS:1\u000BX-VALS:2\u000CX-VALS:3',
  String.raw`Koffie\nSUMMARY:VALS\, en \; verder \\`,
  'Koffie";ALTREP="https://kwaad.example',
  '<script>alert(1)</script>',
]
const TEXTS = [...INJECTED, ...NAUGHTY_STRINGS.filter((text) => text.trim() !== '' && text.length < 2000)]

describe.each(databases)('attack 16: what somebody writes in an agenda, in the calendar of another, on $name', ({ url }) => {
  let portal: TestPortal
  let feed: string
  let page: string
  let written = 0

  beforeAll(async () => {
    const memory = createMemorySource([Appointment])
    const records = TEXTS.map((text, index) => ({
      type: Appointment,
      id: `${index}`,
      place: { file: 'x' },
      recordedAt: '2026-11-20T09:00:00+01:00',
      data: { title: text, start: '2026-11-25T10:00:00+01:00', location: text, notes: [text], status: 'booked' },
    }))
    memory.steps = [
      { client: { sourceId: 'a', number: '100', name: 'Mevrouw Alblas' }, records, complete: [Appointment] },
      { completeSnapshot: true },
    ]
    portal = await createTestPortal(
      {
        plugins: [agenda({ feed: { place: true, notes: true } })],
        sources: [memory.source],
        records: { appointment: { staffNames: 'show' } },
      },
      url === undefined ? {} : { databaseUrl: url },
    )
    await portal.sync()
    const viewer = await portal.viewer({ clientNumber: '100' })
    const path = `/client/${viewer.clientId}/agenda/calendar`
    for (const text of TEXTS.slice(0, 60)) {
      const fields = { title: text.slice(0, 90), place: text.slice(0, 90), note: text.slice(0, 900), day: '2026-11-25', begins: '10:00' }
      const { status } = await viewer.post(`${path}/add`, { key: crypto.randomUUID(), ...fields, ends: '', repeats: 'weekly', lastDay: '' })
      written += status === 303 ? 1 : 0
    }
    const made = await viewer.post(`/client/${viewer.clientId}/core/feeds/make`, { part: 'agenda.calendar' })
    feed = (await portal.visitor().get(/(\/feed\/[\w-]{43})"/.exec(made.text)?.[1] ?? '')).text
    page = (await viewer.get(path)).text
  })
  afterAll(() => portal.close())

  test('is one appointment each, and not a line, a component or a property more', () => {
    const calendar = new ICAL.Component(ICAL.parse(feed) as [])
    const stored = TEXTS.length + written
    expect(written).toBeGreaterThan(30)
    expect(calendar.getAllSubcomponents().map(({ name }) => name)).toEqual(['vtimezone', ...Array.from({ length: stored }, () => 'vevent')])
    const known = [
      'uid',
      'dtstamp',
      'last-modified',
      'sequence',
      'dtstart',
      'rrule',
      'summary',
      'status',
      'class',
      'location',
      'description',
    ]
    const names = calendar.getAllSubcomponents('vevent').flatMap((event) => event.getAllProperties().map(({ name }) => name))
    expect([...new Set(names)].filter((name) => !known.includes(name))).toEqual([])
  })

  test('is folded into lines of 75 octets, without any control character', () => {
    const lines = feed.split('\r\n')
    expect(lines.filter((line) => Buffer.byteLength(line) > 75 || /\p{Cc}/u.test(line))).toEqual([])
    expect(feed.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  })

  test('is text on the page', () => {
    expect(page).toContain('&lt;script>alert(1)&lt;/script>')
    expect(page).not.toContain('<script>alert(1)')
  })
})
