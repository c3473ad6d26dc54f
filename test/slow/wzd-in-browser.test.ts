import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { InvoluntaryCareApplication, InvoluntaryCareMeasure, LegalSituation } from '@voordeur/core/care'
import { createMemorySource, createTestPortal, type TestPortal } from '@voordeur/core/testing'
import { wzd } from '@voordeur/plugin-wzd'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findViolations } from '../browser/find-violations.ts'
import { openBrowser } from '../browser/open-browser.ts'

let browser: Browser
let server: Server
let origin: string
let portal: TestPortal

const TYPES = [InvoluntaryCareMeasure, InvoluntaryCareApplication, LegalSituation]
const RESISTS = [{ by: 'client', says: 'resists', at: '2026-08-20' }]
// Longer than the sheet has room for, so that as much as it ever shows stands there.
const WHY =
  'Mevrouw is in juli drie keer ’s nachts gevallen en lag daarna lang alleen op de grond. Zij kan ernstig letsel oplopen. '.repeat(3)

const toMeasure = (label: string, more: object) => ({
  type: InvoluntaryCareMeasure,
  data: {
    code: {},
    sourceId: label,
    label,
    category: 'd',
    status: 'active',
    period: { start: '2026-09-10' },
    positions: RESISTS,
    seriousHarm: WHY,
    alternatives: ['Een lager bed', 'Een nachtlampje'],
    responsible: { name: 'Fatma Öz', role: 'verpleegkundig specialist' },
    steps: [{ article: 'art10', startedOn: '2026-09-10', endsOn: '2026-12-01' }],
    ...more,
  },
})

const RUNNING = [
  toMeasure('Sensor in de nacht die meldt dat iemand uit bed komt', {}),
  toMeasure('Deur van de afdeling op slot', {
    category: 'c',
    steps: [{ article: 'art10', startedOn: '2026-08-01', endsOn: '2026-10-15' }],
  }),
  toMeasure('Vasthouden bij het wassen', { category: 'b' }),
]
const REST = [
  toMeasure('Camera op de gang', { positions: [{ by: 'representative', says: 'agrees' }] }),
  toMeasure('Bedhekken', { status: 'ended', period: { start: '2026-02-01', end: '2026-04-15' }, steps: [] }),
  toMeasure('Afzonderen', { category: 'c', steps: [], emergency: { decidedAt: '2026-11-19T21:15:00+01:00', endsOn: '2026-12-01' } }),
  ...Array.from({ length: 12 }, (_, index) => ({
    type: InvoluntaryCareApplication,
    data: { measure: 'Vasthouden bij het wassen', startedAt: `2026-11-${10 + index}T08:00:00+01:00`, minutes: 5, reason: 'Zij sloeg' },
  })),
]
const TITLE = {
  type: LegalSituation,
  data: { kind: 'status', code: { code: 'RM' }, label: 'RM', period: { start: '2026-06-01', end: '2027-05-31' } },
}

const toStep = (number: string, name: string, records: readonly { readonly type: (typeof TYPES)[number]; readonly data: object }[]) => ({
  client: { sourceId: number, number, name },
  records: records.map((record, index) => ({ ...record, id: `${number}/${index}`, place: { file: 'x' } })),
})

beforeAll(async () => {
  browser = await openBrowser()
  server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const memory = createMemorySource(TYPES)
  memory.steps = [
    toStep('100', 'Mevrouw J. de Vries-van den Heuvel', [...RUNNING, TITLE]),
    toStep('200', 'De heer Bos', [...RUNNING, ...REST, TITLE]),
    toStep('300', 'Mevrouw Cats', []),
  ]
  portal = await createTestPortal({
    organisation: { name: 'Testzorg', portalName: 'Cliëntportaal', url: origin },
    theme: { layout: 'menu' },
    plugins: [wzd({ advocate: { name: 'Ans de Vries', phone: '088 123 45 67', email: 'ans@cvp.example', hours: 'op werkdagen' } })],
    sources: [memory.source],
  })
  await portal.sync()
  await portal.watch()
})
afterAll(async () => {
  await browser.close()
  server.closeAllConnections()
  server.close()
  await portal.close()
})

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const headers = Object.entries(request.headers).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] satisfies [string, string]] : [],
  )
  const answered = await portal.fetch(new Request(`${origin}${request.url ?? '/'}`, { method: request.method ?? 'GET', headers }))
  response.writeHead(answered.status, Object.fromEntries(answered.headers))
  for await (const piece of answered.body ?? []) response.write(piece)
  response.end()
}

async function arrive(account: string | undefined, path: string): Promise<Page> {
  const context = await browser.newContext({ reducedMotion: 'reduce', locale: 'nl-NL' })
  await context.addCookies([{ name: 'test_account', value: account ?? '', url: origin }])
  const page = await context.newPage()
  expect([path, (await page.goto(origin + path))?.status()]).toEqual([path, 200])
  return page
}

test('no page is wider than a screen, and axe finds nothing, on a small phone, a tablet and a desk', async () => {
  const everything = await portal.viewer({ clientNumber: '200' })
  const nothing = await portal.viewer({ clientNumber: '300' })
  const staff = await portal.staff(['alles'])
  const path = `/client/${everything.clientId}/wzd/measures`
  const found: string[] = []
  for (const [account, where] of [
    [everything.accountId, path],
    [everything.accountId, `${path}?show=summary`],
    [nothing.accountId, `/client/${nothing.clientId}/wzd/measures`],
    [staff.accountId, '/beheer/wzd/review'],
  ] as const) {
    const page = await arrive(account, where)
    await page.evaluate(() => document.querySelectorAll('details').forEach((details) => details.setAttribute('open', '')))
    for (const width of [320, 768, 1280]) {
      await page.setViewportSize({ width, height: 900 })
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      if (overflow > 0) found.push(`${where} at ${width}: ${overflow} px too wide`)
      for (const violation of await findViolations(page)) found.push(`${where} at ${width}: ${violation}`)
    }
    await page.context().close()
  }
  expect(found).toEqual([])
})

test('a summary of three measures is one sheet of paper', async () => {
  const reader = await portal.viewer({ clientNumber: '100' })
  const page = await arrive(reader.accountId, `/client/${reader.clientId}/wzd/measures?show=summary`)
  expect(await page.getByRole('heading', { level: 3 }).count()).toBe(3)
  const pdf = (await page.pdf({ format: 'A4' })).toString('latin1')
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
})

test('what is folded on the screen and belongs to what is read stands on paper', async () => {
  const reader = await portal.viewer({ clientNumber: '200' })
  const page = await arrive(reader.accountId, `/client/${reader.clientId}/wzd/measures`)
  const ended = page.getByText('Bedhekken', { exact: true }).last()
  expect(await ended.isVisible()).toBe(false)
  await page.emulateMedia({ media: 'print' })
  expect(await ended.isVisible()).toBe(true)
})

test('older times are a page further, and the way back leads to the newest', async () => {
  const reader = await portal.viewer({ clientNumber: '200' })
  const page = await arrive(reader.accountId, `/client/${reader.clientId}/wzd/measures`)
  await page.getByRole('link', { name: 'Oudere keren' }).click()
  await page.getByText('11 november 2026, 08:00').waitFor()
  expect(await page.locator('.applications > li').count()).toBe(2)
  await page.getByRole('link', { name: 'De nieuwste keren' }).click()
  await page.getByText('21 november 2026, 08:00').waitFor()
  expect(await page.locator('.applications > li').count()).toBe(10)
})
