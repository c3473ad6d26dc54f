import { createTestPortal } from '@voordeur/core/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { beheer } from '../beheer.ts'
import { toInstant } from './to-instant.ts'

let portal: Awaited<ReturnType<typeof createTestPortal>>
beforeAll(async () => {
  portal = await createTestPortal({
    plugins: [beheer()],
    permissionSets: { alles: { title: 'Alles', rights: [] } },
    desk: {
      sets: {
        alles: { title: 'Alles', rights: ['beheer.portal:read', 'beheer.portal:banner', 'beheer.portal:terms'] },
        kijken: { title: 'Kijken', rights: ['beheer.portal:read'] },
      },
    },
  })
})
afterAll(() => portal.close())

const PART = '/beheer/beheer/portal'
const BANNER = { text: 'Vanavond onderhoud.', from: '', fromTime: '', until: '2026-11-22', untilTime: '21:30' }

test('a banner is put above every page until the hour that was typed, and taken away', async () => {
  const staff = await portal.staff(['alles'])
  expect((await staff.get(PART)).text).toContain('Er is nu geen mededeling')
  expect((await staff.post(`${PART}/setBanner`, BANNER)).status).toBe(303)
  expect((await staff.get(PART)).text).toContain('vandaag om 21:30')
  expect((await portal.visitor().get('/privacy')).text).toContain('Vanavond onderhoud.')
  await staff.post(`${PART}/clearBanner`, {})
  expect((await portal.visitor().get('/privacy')).text).not.toContain('Vanavond onderhoud.')
})

test.each([
  ['no words', { text: ' ' }, 'Schrijf een zin'],
  ['too many words', { text: 'x'.repeat(301) }, 'De zin is te lang'],
  ['no end', { until: '' }, 'Vul een datum in'],
  ['no time', { untilTime: 'straks' }, 'Vul een tijd in'],
  ['an hour that no clock has', { untilTime: '24:00' }, 'Vul een tijd in'],
  ['an end before the beginning', { from: '2026-11-23', fromTime: '8:00' }, 'Kies een einde'],
  ['an end that is over', { until: '2026-11-21' }, 'Kies een einde'],
])('%s is told at its field with what was typed, and there is no banner', async (_, fields, said) => {
  const staff = await portal.staff(['alles'])
  const refused = await staff.post(`${PART}/setBanner`, { ...BANNER, text: 'Getypt.', ...fields })
  expect(refused.status).toBe(422)
  expect(refused.text).toContain(said)
  expect(refused.text).toContain('Er is nu geen mededeling')
})

test('terms are published as versions that can be read back, the newest marked; the same text is no version', async () => {
  const staff = await portal.staff(['alles'])
  const agree = (version: string) => staff.post('/voorwaarden', { version, agree: 'on' })
  for (const [index, text] of ['Eerste <b>versie</b>.', 'Tweede versie.'].entries()) {
    await staff.post(`${PART}/publishTerms?step=terms`, { text })
    await agree(String(index + 1))
  }
  const { text: list } = await staff.get(PART)
  expect(list).toMatch(/Versie 2,.*1 persoon ging akkoord.*Geldt nu.*Versie 1,/su)
  const [, id] = /version=([0-9a-f-]{36})"[^>]*>Versie 1/u.exec(list) ?? []
  expect((await staff.get(`${PART}?version=${id}`)).text).toContain('Eerste &lt;b>versie&lt;/b>.')
  const again = await staff.post(`${PART}/publishTerms?step=terms`, { text: 'Tweede versie.' })
  expect(again.status).toBe(422)
  expect(again.text).toContain('Er is niets veranderd')
  expect((await staff.get(`${PART}?version=${crypto.randomUUID()}`)).status).toBe(404)
})

test('who may only look sees no form and sends none', async () => {
  const looker = await portal.staff(['kijken'])
  await looker.post('/voorwaarden', { version: '2', agree: 'on' })
  for (const path of [PART, `${PART}?step=terms`]) expect((await looker.get(path)).text).not.toContain(`action="${PART}`)
  expect((await looker.post(`${PART}/setBanner`, BANNER)).status).toBe(404)
  expect((await looker.post(`${PART}/clearBanner`, {})).status).toBe(404)
  expect((await looker.post(`${PART}/publishTerms`, { text: 'Van mij.' })).status).toBe(404)
})

describe('a time that was typed', () => {
  test.each([
    ['2026-11-22', '21:00', '2026-11-22T20:00:00.000Z'],
    ['22-11-2026', '9.05 uur', '2026-11-22T08:05:00.000Z'],
    ['2026-07-01', '0', '2026-06-30T22:00:00.000Z'],
    // The clock goes forward at two, and back at three.
    ['2026-03-29', '21:00', '2026-03-29T19:00:00.000Z'],
    ['2026-03-29', '23:30', '2026-03-29T21:30:00.000Z'],
    ['2026-10-25', '21:00', '2026-10-25T20:00:00.000Z'],
    ['2026-10-25', '0:30', '2026-10-24T22:30:00.000Z'],
  ])('%s %s is %s', (day, time, instant) => {
    expect(toInstant(day, time)).toEqual(new Date(instant))
  })
})
