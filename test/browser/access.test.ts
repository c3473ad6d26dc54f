import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { take } from '../sign-in/signing-portal.ts'
import { serveLaurens, type ServedLaurens } from './laurens.ts'
import { openBrowser } from './open-browser.ts'
import { createVisitor, findFaults, type Visitor } from './visitor.ts'

const TESSA = 'tessa@post.example'
const OWN = 'Wandelen met 5 eenden'

let browser: Browser
let contexts: BrowserContext[] = []
let faults: string[] = []

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())
afterEach(async () => {
  const [open, found] = [contexts, faults]
  contexts = []
  faults = []
  for (const context of open) await context.close()
  if (found.length > 0) throw new Error(found.join('\n'))
})

// Without scripts every step is possible as well, which the slow tests try; what is drawn differs nowhere.
describe.each([{ scripts: process.env['VOORDEUR_TEST'] !== 'slow' }])('letting somebody look along, scripts $scripts', ({ scripts }) => {
  let laurens: ServedLaurens
  const seen = new Set<string>()

  beforeAll(async () => {
    laurens = await serveLaurens(scripts ? process.env['TEST_DATABASE_URL'] : undefined)
  })
  afterAll(() => laurens.close())

  const look = async (page: Page) => {
    const said = (await page.locator('h1, h2, [role=alert], label').allTextContents()).join(' ')
    if (scripts && !seen.has(said)) faults.push(...(await findFaults(page)))
    seen.add(said)
  }
  const device = async (): Promise<Visitor> => {
    const context = await browser.newContext({
      viewport: { width: 375, height: 760 },
      locale: 'nl-NL',
      reducedMotion: 'reduce',
      javaScriptEnabled: scripts,
    })
    contexts.push(context)
    return createVisitor(await context.newPage(), laurens.url, look)
  }

  test('from an address to ticks, two mails and a code, to Accepteren, and back by taking it', async () => {
    const marjan = await device()
    await marjan.enter('marjan', laurens.password('marjan'))
    await marjan.check(await laurens.code())
    await marjan.open('/mijn/core/profile')
    await marjan.press('Contactpersonen beheren')
    await marjan.press('Gebruiker toevoegen')
    await marjan.fill('E-mailadres', TESSA)
    await marjan.press('Zoeken')
    const submit = marjan.page.getByRole('button', { name: 'Toevoegen' })
    expect(await submit.isDisabled()).toBe(scripts)
    await marjan.fill('Voornaam', 'Tessa')
    await marjan.fill('Achternaam', 'de Wit')
    await marjan.page.getByLabel('Vrouw').check()
    await marjan.page.getByLabel('Kleinkind').check()
    await marjan.fill('Mobiel nummer', '06 12 34 56 99')
    await marjan.press('Toevoegen')
    expect(await marjan.words()).toContain('De gebruiker is toegevoegd.')
    expect(await marjan.page.getByText('Eerste toegang').isVisible()).toBe(!scripts)
    await marjan.page.getByLabel('Tijdslijn').check()
    await marjan.page.getByLabel('Contactpersonen', { exact: true }).check()
    expect(await marjan.page.getByText('Eerste toegang').isVisible()).toBe(true)
    await laurens.post()
    await marjan.press('Gegevens versturen')
    expect(await marjan.words()).toContain('De uitnodiging is verstuurd.')

    const mails = await laurens.post()
    expect(mails.map(({ recipient }) => recipient)).toEqual([TESSA, TESSA, TESSA])
    const bodies = mails.map(({ body }) => body).join('\n')
    const tessa = await device()
    await tessa.enter(take(bodies, /gebruikersnaam is: (\S+)/), take(bodies, /wachtwoord is: (\S+)/))
    await tessa.check(await laurens.code())
    await tessa.choose(OWN)
    expect(await tessa.words()).not.toContain('van den Heuvel')
    await tessa.open('/mijn/core/notices')
    expect(await tessa.words()).toContain('Marjan Kuipers nodigt u uit om mee te kijken met')
    await tessa.press('Accepteren')
    expect(await tessa.words()).toContain('U kunt nu meekijken.')
    await tessa.open('/')
    expect(await tessa.heading()).toContain('van den Heuvel')
    expect(await tessa.words()).not.toContain('Verzekeringen')

    await marjan.open('/mijn/core/profile')
    await marjan.press('Contactpersonen beheren')
    await marjan.page.getByRole('link', { name: /Tessa de Wit/ }).click()
    await marjan.press('Toegang intrekken')
    await marjan.press('Ja')
    expect(await marjan.words()).toContain('De toegang is ingetrokken.')
    await tessa.page.reload()
    expect(await tessa.heading()).toBe('Deze pagina is er niet')
  })
})
