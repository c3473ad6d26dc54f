import { createMemorySource, createTestPortal } from '@voordeur/core/testing'
import { Report } from '@voordeur/core/care'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { beheer } from '../beheer.ts'

const memory = createMemorySource([Report])
memory.steps = [
  { client: { sourceId: '1', number: '100', name: 'Mw. J. de Wit' }, records: [], complete: [Report] },
  { completeSnapshot: true },
]

let portal: Awaited<ReturnType<typeof createTestPortal>>
beforeAll(async () => {
  portal = await createTestPortal({
    plugins: [beheer()],
    sources: [memory.source],
    permissionSets: { alles: { title: 'Alles', rights: [] } },
    access: { byBasis: { mentor: 'alles' } },
    desk: {
      sets: {
        lijsten: { title: 'Lijsten', rights: ['beheer.first-access:read', 'beheer.first-access:give'] },
        kijken: { title: 'Kijken', rights: ['beheer.first-access:read'] },
      },
    },
  })
  await portal.sync()
})
afterAll(() => portal.close())

const PART = '/beheer/beheer/first-access'
const HEADER = 'cliënt;e-mail;naam;grondslag;bewijs\r\n'

function toList(bytes: string | Buffer): FormData {
  const form = new FormData()
  form.append('list', new File([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)], 'lijst.csv', { type: 'text/csv' }))
  return form
}

const accesses = () => portal.store.system().selectFrom('access').select(['basis', 'evidence']).execute()

test('a list is checked, shown, and then given, also as Excel writes it', async () => {
  const staff = await portal.staff(['lijsten'])
  expect((await staff.get(PART)).text).toContain('Eén van: alles')
  const csv = Buffer.from(`${HEADER}100;karin@voorbeeld.nl;Kárin de Wit;mentor;Beschikking\r\n`, 'latin1')
  const checked = await staff.post(`${PART}/check`, toList(csv))
  expect([checked.status, checked.text.includes('Kárin de Wit'), checked.text.includes('1 persoon krijgt toegang')]).toEqual([
    200,
    true,
    true,
  ])
  expect(await accesses()).toEqual([])
  const id = /name="id" value="([^"]+)"/.exec(checked.text)?.[1] ?? ''
  const done = await staff.post(`${PART}/grant`, { id })
  expect(done.headers.get('location')).toBe(`${PART}?done=firstAccess.granted`)
  expect(await accesses()).toEqual([{ basis: 'mentor', evidence: 'Beschikking' }])
})

test('mistakes are told line by line, with nothing to give', async () => {
  const staff = await portal.staff(['lijsten'])
  const checked = await staff.post(`${PART}/check`, toList(`${HEADER}999;=cmd();<b>x</b>;mentor;x\r\n`))
  expect(checked.status).toBe(200)
  expect(checked.text).toContain('Er is geen cliënt met dit nummer.')
  expect(checked.text).toContain('Het e-mailadres klopt niet.')
  expect(checked.text).not.toMatch(/<b>x|name="id"/)
})

test('without a file the page is shown again, and a list that nobody checked is refused in words', async () => {
  const staff = await portal.staff(['lijsten'])
  expect((await staff.post(`${PART}/check`, new FormData())).status).toBe(422)
  const made = await staff.post(`${PART}/grant`, { id: crypto.randomUUID() })
  expect([made.status, made.text.includes('te lang geleden gecontroleerd')]).toEqual([422, true])
})

test('who may only look can check and give nothing', async () => {
  const looker = await portal.staff(['kijken'])
  expect((await looker.get(PART)).text).not.toContain('type="file"')
  expect((await looker.post(`${PART}/check`, toList(HEADER))).status).toBe(404)
  expect((await looker.post(`${PART}/grant`, { id: crypto.randomUUID() })).status).toBe(404)
})
