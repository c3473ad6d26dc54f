import { createMemorySource, createTestPortal } from '@voordeur/core/testing'
import { Report } from '@voordeur/core/care'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { beheer } from '../beheer.ts'

const memory = createMemorySource([Report])
memory.steps = [
  { client: { sourceId: '1', number: '100', name: 'Mw. J. de Wit', bornOn: '1940-12-31' }, records: [], complete: [Report] },
  { completeSnapshot: true },
]

let portal: Awaited<ReturnType<typeof createTestPortal>>
beforeAll(async () => {
  portal = await createTestPortal({
    plugins: [beheer()],
    sources: [memory.source],
    permissionSets: { alles: { title: 'Alles', rights: [] } },
    access: { requests: true, byBasis: { mentor: 'alles' } },
    desk: {
      sets: {
        aanvragen: { title: 'Aanvragen', rights: ['beheer.requests:read', 'beheer.requests:answer'] },
        kijken: { title: 'Kijken', rights: ['beheer.requests:read'] },
      },
    },
  })
  await portal.sync()
})
afterAll(() => portal.close())

const PART = '/beheer/beheer/requests'
const ENTERED = {
  name: 'Karin <b>de Wit</b>',
  email: 'karin@voorbeeld.nl',
  phone: '',
  clientName: 'J. de Wit',
  clientNumber: '100',
  basis: 'mentor',
  explanation: 'Kwam langs.',
}

function toForm(fields: Readonly<Record<string, string>>, pdf?: string): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  if (pdf !== undefined) form.append('evidence', new File([pdf], 'beschikking.pdf', { type: 'application/pdf' }))
  return form
}

const enter = async (staff: Awaited<ReturnType<typeof portal.staff>>, changes: Readonly<Record<string, string>> = {}) => {
  const key = crypto.randomUUID()
  const answer = await staff.post(`${PART}/enter`, toForm({ ...ENTERED, key, ...changes }, '%PDF-1.7 GEZIEN\n%%EOF\n'))
  return { answer, key }
}

test('a request goes its way: entered, found in the list, opened with its evidence, granted to the client that staff looked up', async () => {
  const staff = await portal.staff(['aanvragen'])
  const { answer, key } = await enter(staff)
  expect(answer.headers.get('location')).toContain(key)
  expect((await staff.get('/beheer')).text).toContain('1 wacht')
  const list = await staff.get(PART)
  expect(list.text).toContain('Karin &lt;b>de Wit&lt;/b>')
  const page = await staff.get(`${PART}?request=${key}&words=100`)
  const file = new RegExp(`${PART}/media/([0-9a-f-]{36})`).exec(page.text)?.[1] ?? ''
  const evidence = await staff.get(`${PART}/media/${file}`)
  expect([evidence.status, evidence.headers.get('content-type'), evidence.text]).toEqual([
    200,
    'application/pdf',
    '%PDF-1.7 GEZIEN\n%%EOF\n',
  ])
  const client = /client=([0-9a-f-]{36})/.exec(page.text)?.[1] ?? ''
  const shown = await staff.get(`${PART}?request=${key}&words=100&client=${client}`)
  expect(shown.text).toContain('Toegang geven tot Mw. J. de Wit')
  const grant = { request: key, client, basis: 'mentor', represents: 'on', set: '', phone: '', evidence: '' }
  const again = await staff.post(`${PART}/grant?request=${key}&client=${client}`, grant)
  expect([again.status, again.text.includes('Schrijf op welk bewijs is gezien')]).toEqual([422, true])
  const done = await staff.post(`${PART}/grant?request=${key}&client=${client}`, { ...grant, evidence: 'Beschikking, 3 maart' })
  expect(done.headers.get('location')).toBe(`${PART}?done=requests.granted`)
  const [access] = await portal.store.system().selectFrom('access').selectAll().execute()
  expect(access).toMatchObject({ basis: 'mentor', represents: true, evidence: 'Beschikking, 3 maart' })
  expect((await staff.get(`${PART}/media/${file}`)).status).toBe(404)
  expect((await staff.get(`${PART}?state=granted`)).text).toContain('Karin')
})

test('a colleague who is too late is told, on the page', async () => {
  const [staff, colleague] = [await portal.staff(['aanvragen']), await portal.staff(['aanvragen'])]
  const { key } = await enter(staff, { email: 'twee@voorbeeld.nl' })
  await staff.post(`${PART}/refuse?request=${key}`, { request: key, answer: 'De beschikking is verlopen.' })
  const late = await colleague.post(`${PART}/refuse?request=${key}`, { request: key, answer: 'Nee.' })
  expect([late.status, late.text.includes('Een collega heeft deze aanvraag al afgehandeld')]).toEqual([422, true])
})

test('who may only look gets no form, no answer and no entry', async () => {
  const [staff, looker] = [await portal.staff(['aanvragen']), await portal.staff(['kijken'])]
  const { key } = await enter(staff, { email: 'drie@voorbeeld.nl' })
  const page = await looker.get(`${PART}?request=${key}`)
  expect([page.status, page.text.includes('<textarea')]).toEqual([200, false])
  expect((await looker.post(`${PART}/refuse`, { request: key, answer: 'Nee.' })).status).toBe(404)
  expect((await enter(looker)).answer.status).toBe(404)
})

test('a request that is not there is not there', async () => {
  const staff = await portal.staff(['aanvragen'])
  expect((await staff.get(`${PART}?request=${crypto.randomUUID()}`)).status).toBe(404)
  expect((await staff.get(`${PART}?request=x`)).status).toBe(400)
})
