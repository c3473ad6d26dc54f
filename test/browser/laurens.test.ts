import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { findViolations } from './find-violations.ts'
import { longWalkDatabases } from '../long-walk-databases.ts'
import { serveLaurens, type ServedLaurens } from './laurens.ts'
import { LAURENS_PAGES, type LaurensIds } from './laurens-pages.ts'
import { openBrowser } from './open-browser.ts'
import { createVisitor } from './visitor.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

describe.each(longWalkDatabases)('the Laurens example in a browser, on $name', ({ url: databaseUrl }) => {
  let laurens: ServedLaurens
  let context: BrowserContext
  let page: Page

  beforeAll(async () => {
    laurens = await serveLaurens(databaseUrl)
  }, 180_000)
  afterAll(() => laurens.close())
  beforeEach(async () => {
    context = await browser.newContext({ viewport: { width: 375, height: 760 }, locale: 'nl-NL' })
    page = await context.newPage()
  })
  afterEach(() => context.close())

  // What the device of each person keeps: a code is asked there the first time only.
  const devices = new Map<string, Awaited<ReturnType<BrowserContext['cookies']>>>()

  const signIn = async (userName: string, password = laurens.password(userName)) => {
    await context.addCookies(devices.get(userName) ?? [])
    const visitor = createVisitor(page, laurens.url)
    await visitor.enter(userName, password)
    if (visitor.path() !== '/inloggen/code') return
    await visitor.check(await laurens.code())
    const cookies = await context.cookies()
    devices.set(
      userName,
      cookies.filter(({ name }) => name === 'portal_device'),
    )
  }

  test('a daughter signs in, sees what is newest, opens the dossier and reads', async () => {
    await signIn('marjan')
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('van den Heuvel')
    await page.getByRole('link', { name: 'Dossier', exact: true }).click()
    expect(page.url()).toMatch(/\/dossier\/timeline$/)
    expect(await page.locator('.event').count()).toBe(20)
    await page.getByRole('link', { name: 'Ouder' }).click()
    expect(await page.locator('.event').count()).toBe(20)
    await page.getByRole('link', { name: 'Plannen' }).click()
    expect(await page.locator('main').textContent()).toContain('Doel')
  })

  test('what a daughter places on the notice board stands there, with what she may do with it', async () => {
    await signIn('marjan')
    await page.goto(`${page.url()}/prikbord/board?step=write`)
    await page.getByLabel('Uw bericht', { exact: true }).fill('Zondag is oma jarig: https://www.rotterdam.nl/taart')
    await page.getByRole('button', { name: 'Plaatsen' }).click()
    expect(await page.locator('main').textContent()).toContain('Zondag is oma jarig')
    expect(await page.getByRole('link', { name: 'https://www.rotterdam.nl/taart' }).count()).toBe(1)
  })

  test('the agenda and the messages, which the manual says are not used, have no page', async () => {
    await signIn('marjan')
    const start = page.url()
    const pages = [
      ['prikbord/board', 200],
      ['agenda/calendar', 404],
      ['berichten/inbox', 404],
    ] as const
    for (const [path, status] of pages) expect([path, (await page.goto(`${start}/${path}`))?.status()]).toEqual([path, status])
  })

  test('staff stand at the desk after signing in, find a client there, and no way into the dossier', async () => {
    await signIn('noor')
    expect(new URL(page.url()).pathname).toBe('/beheer')
    await page.getByRole('link', { name: 'Cliënten', exact: true }).first().click()
    await page.getByLabel('Naam of cliëntnummer').fill('Heuvel')
    await page.getByRole('button', { name: 'Zoeken' }).click()
    await page.getByRole('link', { name: /van den Heuvel/u }).click()
    expect(await page.locator('main').textContent()).toContain('Marjan Kuipers')
    const clientId = new URL(page.url()).searchParams.get('client')
    const dossier = await page.goto(`${laurens.url}/client/${clientId}/dossier/timeline`)
    expect(dossier?.status()).toBe(404)
  })

  test('after a wrong password the user name stays and the manual’s sentence is said', async () => {
    await signIn('marjan', 'verkeerd wachtwoord')
    expect(await page.getByRole('alert').textContent()).toContain('gebruikersnaam of wachtwoord verkeerd ingevuld')
    expect(await page.getByLabel('Gebruikersnaam').inputValue()).toBe('marjan')
    expect(await page.getByLabel('Wachtwoord').inputValue()).toBe('')
  })

  test('an invited granddaughter finds the timeline and nothing else', async () => {
    await signIn('sanne')
    expect(await page.getByRole('link', { name: 'Gegevens' }).count()).toBe(0)
    await page.getByRole('link', { name: 'Dossier', exact: true }).click()
    expect(await page.getByRole('link', { name: 'Plannen' }).count()).toBe(0)
    const plan = await page.goto(page.url().replace('timeline', 'plan'))
    expect(plan?.status()).toBe(404)
  })

  test('someone with two clients chooses, and two tabs stay apart', async () => {
    await signIn('ria')
    const names = await page.locator('.client-card').allTextContents()
    expect(names).toHaveLength(2)
    const other = await context.newPage()
    await page.locator('.client-card').first().click()
    await other.goto(`${laurens.url}/`)
    await other.locator('.client-card').last().click()
    await page.reload()
    const headings = await Promise.all([page, other].map((tab) => tab.getByRole('heading', { level: 1 }).textContent()))
    expect(new Set(headings).size).toBe(2)
  })

  test('three days after the end of care the dossier is open, after eight days it is closed', async () => {
    const { clock } = laurens.portal
    const today = clock.now()
    await signIn('wim')
    expect(await page.getByRole('link', { name: 'Dossier', exact: true }).count()).toBe(1)
    clock.advance('5d')
    await context.clearCookies()
    await signIn('wim')
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Dit portaal is gesloten')
    expect(await page.getByRole('link', { name: 'Dossier', exact: true }).count()).toBe(0)
    clock.set(today)
  })

  test('who has nobody to look along with is told so', async () => {
    await signIn('lies')
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Geen toegang')
  })

  test('signing out asks first, and the back button shows nothing afterwards', async () => {
    await signIn('marjan')
    await page.getByRole('link', { name: 'Uitloggen' }).click()
    await page.getByRole('button', { name: 'Nee' }).click()
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('van den Heuvel')
    await page.getByRole('link', { name: 'Uitloggen' }).click()
    await page.getByRole('button', { name: 'Ja' }).click()
    await page.waitForURL(/inloggen/)
    await page.goBack()
    expect(await page.locator('body').textContent()).not.toContain('van den Heuvel')
  })

  test('everything works without scripts', async () => {
    await context.close()
    context = await browser.newContext({ javaScriptEnabled: false, locale: 'nl-NL' })
    page = await context.newPage()
    await signIn('marjan')
    await page.getByRole('link', { name: 'Gegevens' }).click()
    expect(page.url()).toMatch(/\/dossier\/personal$/)
    await page.getByRole('link', { name: 'Uitloggen' }).click()
    await page.getByRole('button', { name: 'Ja' }).click()
    expect(page.url()).toContain('/inloggen')
  })

  test('no page asks anything of another origin, and none is wider than the screen', async () => {
    const { origins, wide } = await measureEveryPage()
    expect(origins).toEqual([laurens.url])
    expect(wide).toEqual([])
  })

  test('axe sees what is wrong with a page, so that finding nothing means something', async () => {
    await signIn('marjan')
    await page.evaluate(() => document.querySelector('main')?.insertAdjacentHTML('beforeend', '<img src="/x.png"><button></button>'))
    const found = await findViolations(page)
    expect(found.map((violation) => violation.split(':')[0])).toEqual(expect.arrayContaining(['image-alt', 'button-name']))
  })

  // What axe sees is the same on both databases, and takes long: a tablet is looked at with the slow ones.
  test.each(databaseUrl === undefined ? [320, 1280] : [768])('axe finds nothing on any page at %d pixels', async (width) => {
    await page.setViewportSize({ width, height: 900 })
    const found: string[] = []
    await openEveryPage(async (path) => {
      for (const violation of await findViolations(page)) found.push(`${path}  ${violation}`)
    })
    expect(found).toEqual([])
  })

  test('a page stays within its budget of bytes', async () => {
    const { sizes } = await measureEveryPage()
    expect(sizes.filter(([, bytes]) => bytes > 30_000)).toEqual([])
  })

  // One walk on the narrowest screen, for each test that judges what was measured on it.
  let measured: ReturnType<typeof walkNarrow> | undefined
  const measureEveryPage = () => (measured ??= walkNarrow())

  async function walkNarrow() {
    const origins = new Set<string>()
    const wide: string[] = []
    const sizes: [string, number][] = []
    page.on('request', (request) => origins.add(new URL(request.url()).origin))
    await page.setViewportSize({ width: 320, height: 700 })
    await openEveryPage(async (path) => {
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      if (overflow > 0) wide.push(`${path}: ${overflow} px`)
      const answer = await context.request.get(page.url())
      sizes.push([path, (await gzip(await answer.body())).byteLength])
    })
    return { origins: [...origins], wide, sizes }
  }

  /** Opens every page that there is as whom it is for. */
  async function openEveryPage(look: (path: string) => Promise<void>): Promise<void> {
    for (const [userName, list] of Object.entries(LAURENS_PAGES)) {
      await context.clearCookies()
      await signIn(userName)
      const ids = { start: new URL(page.url()).pathname, ...(await findIds()) }
      for (const path of list(ids)) {
        const answer = await page.goto(laurens.url + path)
        expect([path, answer?.status()]).toEqual([path, path === '/nergens' ? 404 : 200])
        await look(path)
      }
    }
  }

  /** One client of the export, somebody with access to them, and a member of staff. */
  async function findIds(): Promise<Omit<LaurensIds, 'start'>> {
    const access = await laurens.portal.store
      .system()
      .selectFrom('access')
      .innerJoin('account', 'account.id', 'access.account_id')
      .select(['access.id', 'access.client_id', 'access.account_id'])
      .where('account.email', '=', 'marjan.kuipers@post.example')
      .executeTakeFirstOrThrow()
    const [staff] = await laurens.portal.deskStaff.list()
    return { clientId: access.client_id, accountId: access.account_id, accessId: access.id, staffId: staff?.accountId ?? '' }
  }
})

async function gzip(bytes: Uint8Array): Promise<Uint8Array> {
  const { promisify } = await import('node:util')
  const { gzip: compress } = await import('node:zlib')
  return promisify(compress)(bytes)
}
