import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { findViolations } from './find-violations.ts'
import { longWalkDatabases } from '../long-walk-databases.ts'
import { serveLaurens, type ServedLaurens } from './laurens.ts'
import { openBrowser } from './open-browser.ts'
import { createVisitor } from './visitor.ts'

const PARTS = [
  'timeline',
  'reading',
  'plan',
  'personal',
  'contacts',
  'coverage',
  'team',
  'measurements',
  'legal',
  'evaluations',
  'profile',
  'forms',
  'documents',
]

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
    const origins = new Set<string>()
    page.on('request', (request) => origins.add(new URL(request.url()).origin))
    const wide: string[] = []
    await page.setViewportSize({ width: 320, height: 700 })
    for (const path of await listPages()) {
      await page.goto(path)
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      if (overflow > 0) wide.push(`${path}: ${overflow} px`)
    }
    expect([...origins]).toEqual([laurens.url])
    expect(wide).toEqual([])
  })

  test('axe sees what is wrong with a page, so that finding nothing means something', async () => {
    await signIn('marjan')
    await page.evaluate(() => document.querySelector('main')?.insertAdjacentHTML('beforeend', '<img src="/x.png"><button></button>'))
    const found = await findViolations(page)
    expect(found.map((violation) => violation.split(':')[0])).toEqual(expect.arrayContaining(['image-alt', 'button-name']))
  })

  // What axe sees is the same on both databases, and takes long.
  test.runIf(databaseUrl === undefined).each([375, 1280])('axe finds nothing on any page at %d pixels', async (width) => {
    await page.setViewportSize({ width, height: 900 })
    const found: string[] = []
    for (const path of await listPages()) {
      await page.goto(path)
      for (const violation of await findViolations(page)) found.push(`${new URL(path).pathname}  ${violation}`)
    }
    expect(found).toEqual([])
  })

  test('a page stays within its budget of bytes', async () => {
    const sizes = new Map<string, number>()
    for (const path of await listPages()) {
      const answer = await context.request.get(path)
      sizes.set(new URL(path).pathname, (await gzip(await answer.body())).byteLength)
    }
    expect([...sizes].filter(([, bytes]) => bytes > 30_000)).toEqual([])
  })

  /** Signs in as the portal administrator and names every page there is. */
  async function listPages(): Promise<readonly string[]> {
    await page.goto(`${laurens.url}/inloggen`)
    const door = page.url()
    await signIn('marjan')
    const start = page.url()
    const own = [
      '/mijn/core/notices',
      '/mijn/core/profile',
      '/mijn/core/information',
      '/clienten',
      '/uitloggen',
      '/nergens',
      '/dev/mailbox',
    ].map((path) => laurens.url + path)
    return [door, start, ...PARTS.map((part) => `${start}/dossier/${part}`), ...own]
  }
})

async function gzip(bytes: Uint8Array): Promise<Uint8Array> {
  const { promisify } = await import('node:util')
  const { gzip: compress } = await import('node:zlib')
  return promisify(compress)(bytes)
}
