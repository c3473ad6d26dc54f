import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serveLaurens, type ServedLaurens } from './laurens.ts'
import { openBrowser } from './open-browser.ts'
import { createVisitor, type Visitor } from './visitor.ts'

const JOOST = { userName: 'joost', password: 'Fietsen langs de Rotte 9', phone: '06 12 34 56 81' }
const BOARD = '/prikbord/board'
const NEW = 'Er is iets nieuws op deze pagina.'

let browser: Browser
let laurens: ServedLaurens
beforeAll(async () => {
  browser = await openBrowser()
  laurens = await serveLaurens(undefined)
  const accountId = await laurens.grant({ email: 'joost@post.example', name: 'Joost Kuipers' })
  await laurens.portal.enrol(accountId, JOOST)
}, 180_000)
afterAll(async () => {
  await browser.close()
  await laurens.close()
})

interface Somebody extends Visitor {
  readonly context: BrowserContext
  readonly start: string
  /** Opens a page, and waits until it is told what is new. */
  readonly watch: (path: string) => Promise<void>
  /** Whether the page was loaded anew since it was opened. */
  readonly isSame: () => Promise<boolean>
}

async function signIn(userName: string, password: string): Promise<Somebody> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'nl-NL' })
  context.setDefaultTimeout(20_000)
  const visitor = createVisitor(await context.newPage(), laurens.url)
  await visitor.enter(userName, password)
  await visitor.check(await laurens.code())
  const { page } = visitor
  return {
    ...visitor,
    context,
    start: visitor.path(),
    watch: async (path) => {
      await Promise.all([page.waitForResponse((response) => response.url().endsWith('/live') && response.ok()), visitor.open(path)])
      await page.evaluate(() => Reflect.set(globalThis, 'loadedOnce', true))
    },
    isSame: () => page.evaluate(() => Reflect.get(globalThis, 'loadedOnce') === true),
  }
}

async function post(who: Somebody, text: string): Promise<void> {
  await who.open(`${who.start}${BOARD}?step=write`)
  await who.fill('Uw bericht', text)
  await who.press('Plaatsen')
}

const sees = (who: Visitor, text: string) => who.page.getByText(text, { exact: true }).waitFor()

test(
  'two people see what the other writes without loading the page, and who has no right sees and hears nothing',
  { timeout: 240_000 },
  async () => {
    const marjan = await signIn('marjan', laurens.password('marjan'))
    const joost = await signIn(JOOST.userName, JOOST.password)
    const sanne = await signIn('sanne', laurens.password('sanne'))
    await sanne.watch(sanne.start)
    const before = await sanne.words()
    const asked: string[] = []
    sanne.page.on('request', (request) => void asked.push(request.url()))

    await joost.watch(joost.start + BOARD)
    await post(marjan, 'Zondag is oma jarig.')
    await sees(joost, 'Zondag is oma jarig.')
    await sees(joost, NEW)
    expect(await joost.isSame()).toBe(true)

    await marjan.watch(marjan.start + BOARD)
    await joost.press(/^Reageren/)
    await joost.fill('Uw reactie', 'Ik neem taart mee.')
    await joost.press('Reactie plaatsen')
    await sees(marjan, 'Ik neem taart mee.')
    expect(await marjan.isSame()).toBe(true)

    // The panel of the start page counts along.
    await joost.watch(joost.start)
    await post(marjan, 'Wie haalt haar op?')
    await joost.page.getByText(/^[1-9] nieuw$/).waitFor()
    expect(await joost.isSame()).toBe(true)

    // Where somebody types nothing is taken away; when they are done it is there.
    await joost.watch(joost.start + BOARD)
    await joost.page.evaluate(() => {
      const field = document.createElement('input')
      field.id = 'typing'
      document.querySelector('[data-live]:not([data-live=also])')?.append(field)
      field.focus()
      field.value = 'half een zin'
    })
    const looked = joost.page.waitForResponse((response) => response.request().headers()['x-voordeur-live'] === '1')
    await post(marjan, 'Ik kan om drie uur.')
    await (await looked).finished()
    expect(await joost.page.locator('#typing').inputValue()).toBe('half een zin')
    await joost.page.locator('#typing').fill('')
    await joost.page.evaluate(() => document.getElementById('typing')?.blur())
    await sees(joost, 'Ik kan om drie uur.')
    expect(await joost.page.locator('#typing').count()).toBe(0)

    // What its reader opened there stays open.
    await joost.page.route(`**${BOARD}`, async (route) => {
      const response = await route.fetch()
      const body = (await response.text()).replace(/id="board-list"[^>]*>/, '$&<details><summary>Meer</summary>Alles</details>')
      await route.fulfill({ response, body })
    })
    await joost.watch(joost.start + BOARD)
    await joost.page.getByText('Meer', { exact: true }).click()
    await joost.page.evaluate(() => document.querySelector('summary')?.blur())
    await post(marjan, 'Neem de auto mee.')
    await sees(joost, 'Neem de auto mee.')
    expect(await joost.page.locator('#board-list details[open]').count()).toBe(1)
    await joost.page.unrouteAll()

    // Where the proxy had no portal to ask, the page comes back by itself.
    await joost.page.route('**/live', (route) => route.fulfill({ status: 502 }), { times: 1 })
    await joost.watch(joost.start + BOARD)

    // A page that nobody sees is not told; it looks once when it comes in view.
    const show = (hidden: boolean) =>
      joost.page.evaluate((isHidden) => {
        Object.defineProperty(document, 'hidden', { configurable: true, get: () => isHidden })
        document.dispatchEvent(new Event('visibilitychange'))
      }, hidden)
    await Promise.all([joost.page.waitForEvent('requestfailed', (request) => request.url().endsWith('/live')), show(true)])
    await post(marjan, 'Of om vier uur.')
    await show(false)
    await sees(joost, 'Of om vier uur.')
    expect(await joost.isSame()).toBe(true)

    expect(await sanne.words()).toBe(before)
    expect(asked).toEqual([])

    // Nobody is there: what others write keeps the session of an open page not alive.
    await joost.watch(joost.start + BOARD)
    laurens.portal.clock.advance('PT9M')
    await post(marjan, 'Tot zondag!')
    await sees(joost, 'Tot zondag!')
    laurens.portal.clock.advance('PT7M')
    await joost.open(joost.start + BOARD)
    expect(joost.path()).toBe('/inloggen')
    await marjan.open(marjan.start + BOARD)
    expect(marjan.path()).toBe(marjan.start + BOARD)
    for (const { context } of [marjan, joost, sanne]) await context.close()
  },
)
