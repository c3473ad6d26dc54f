import { createMemorySource, createTestPortal, type TestPortal } from '@voordeur/core/testing'
import { Report } from '@voordeur/core/care'
import { beheer } from '@voordeur/plugin-beheer'
import type { Browser, Page } from 'playwright-core'
import { serve } from 'srvx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findFreePort } from '../find-free-port.ts'
import { findViolations } from '../browser/find-violations.ts'
import { openBrowser } from '../browser/open-browser.ts'

const PDF = { name: 'beschikking.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\nbeschikking\n%%EOF\n') }
const RIGHTS = ['requests:read', 'requests:answer', 'corrections:read', 'corrections:answer'] as const

let browser: Browser
let portal: TestPortal
let url: string
let close: () => Promise<void>

beforeAll(async () => {
  browser = await openBrowser()
  const port = await findFreePort()
  url = `http://127.0.0.1:${port}`
  const memory = createMemorySource([Report])
  const client = { sourceId: '1', number: 'LR-10412', name: 'Mevrouw J. van den Heuvel', bornOn: '1940-12-31' }
  memory.steps = [{ client, records: [], complete: [Report] }, { completeSnapshot: true }]
  portal = await createTestPortal({
    organisation: { name: 'Laurens', portalName: 'Cliëntportaal', url, phone: '010 332 30 00' },
    plugins: [beheer()],
    sources: [memory.source],
    permissionSets: { volledig: { title: 'Alles', rights: [] } },
    access: { requests: { evidenceFor: ['mentor'] }, byBasis: { mentor: 'volledig', self: 'volledig' } },
    desk: { sets: { alles: { title: 'Alles', rights: RIGHTS.map((right) => `beheer.${right}` as const) } } },
  })
  await portal.sync()
  await portal.start()
  const server = serve({ fetch: (request) => portal.fetch(request), port, hostname: '127.0.0.1', silent: true, gracefulShutdown: false })
  await server.ready()
  close = () => server.close(true)
})
afterAll(async () => {
  await browser.close()
  await close()
  await portal.close()
})

test.each([true, false])(
  'a mentor asks for access, staff answer, and the client asks for a correction; with scripts: %s',
  async (scripts) => {
    const open = async (account?: string): Promise<Page> => {
      const context = await browser.newContext({ viewport: { width: 375, height: 760 }, locale: 'nl-NL', javaScriptEnabled: scripts })
      if (account !== undefined) await context.addCookies([{ name: 'test_account', value: account, url }])
      return context.newPage()
    }
    const press = (page: Page, name: string) =>
      Promise.all([page.waitForEvent('load'), page.getByRole('button', { name, exact: true }).click()])
    const look = scripts ? lookAt : async () => {}
    const [name, email] = scripts ? ['Karin de Wit', 'karin@voorbeeld.nl'] : ['Koos de Wit', 'koos@voorbeeld.nl']

    const page = await open()
    await page.goto(`${url}/toegang-aanvragen`)
    portal.clock.advance('1m')
    await press(page, 'Aanvraag versturen')
    await look(page)
    await page.getByLabel('Uw voor- en achternaam').fill(name)
    await page.getByLabel('Uw e-mailadres').fill(email)
    await page.getByLabel('Naam van de cliënt').fill('J. van den Heuvel')
    await page.getByLabel('Geboortedatum van de cliënt').fill('1940-12-31')
    await page.getByLabel('Mentor').check()
    await press(page, 'Aanvraag versturen')
    await look(page)
    await portal.runJobs(60)
    const [link, code] = findLink()
    await page.goto(link)
    await look(page)
    if (!scripts) await page.getByLabel('Code uit de mail').fill(code)
    await press(page, 'Aanvraag bevestigen')
    await look(page)
    await page.getByLabel('Bewijs meesturen').setInputFiles(PDF)
    await press(page, 'Versturen')
    expect(await page.locator('main').textContent()).toContain('beschikking.pdf')
    await look(page)

    const staff = await portal.staff(['alles'])
    const desk = await open(staff.accountId)
    await desk.goto(`${url}/beheer/beheer/requests`)
    await look(desk)
    await desk.getByRole('link', { name }).click()
    await desk.getByLabel('Naam of cliëntnummer').fill('LR-10412')
    await press(desk, 'Zoeken')
    await desk.getByRole('link', { name: /van den Heuvel/ }).click()
    await look(desk)
    await desk.getByLabel('Welk bewijs is gezien?').fill('Beschikking, 3 maart 2026')
    await press(desk, 'Toegang geven')
    expect(await desk.locator('body').textContent()).toContain('De toegang is gegeven.')
    const given = await portal.store
      .system()
      .selectFrom('access')
      .innerJoin('account', 'account.id', 'account_id')
      .select(['account.id', 'client_id', 'evidence'])
      .where('name', '=', name)
      .execute()
    expect(given).toMatchObject([{ evidence: 'Beschikking, 3 maart 2026' }])

    const mentor = await open(given[0]?.id)
    await mentor.goto(`${url}/client/${given[0]?.client_id}/beheer/correction`)
    await mentor.getByLabel('Verbeteren').check()
    await mentor.getByLabel('Waar staat het?').fill(`Verslag van ${name}`)
    await mentor.getByLabel('Wat moet er anders, en waarom?').fill('Er staat een verkeerde dag.')
    await press(mentor, 'Versturen')
    await look(mentor)
    await desk.goto(`${url}/beheer/beheer/corrections`)
    await desk.getByRole('link', { name: `Verbeteren: Verslag van ${name}` }).click()
    await look(desk)
    await desk.getByLabel('Gedaan zoals gevraagd').check()
    await desk.getByLabel('Antwoord', { exact: true }).fill('De dag is verbeterd.')
    await press(desk, 'Antwoord versturen')
    await mentor.reload()
    expect(await mentor.locator('main').textContent()).toContain('De dag is verbeterd.')
  },
)

/** The link of the newest mail, and the code in it. */
function findLink(): readonly [string, string] {
  const [link = '', code = ''] = /https?:\S+bevestigen#(\S+)/.exec(portal.sent.at(-1)?.body ?? '') ?? []
  return [link, code]
}

/** Without scripts there is none in the page that could look for violations either. */
async function lookAt(page: Page): Promise<void> {
  expect(await findViolations(page)).toEqual([])
}
