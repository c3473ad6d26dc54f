import { auth, authenticatorApp, password, sms } from '@voordeur/auth'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { longWalkDatabases } from '../long-walk-databases.ts'
import { take } from '../sign-in/signing-portal.ts'
import { serveLaurens, type ServedLaurens } from './laurens.ts'
import { openBrowser } from './open-browser.ts'
import { toTotp } from './to-totp.ts'
import { createVisitor, findFaults, type Visitor } from './visitor.ts'

// Without scripts every step is possible as well, which the slow tests try; what does not touch the database differently is walked on one.
const WITHOUT_SCRIPTS = { on: 'the embedded database, without scripts', url: undefined, scripts: false }
const cases = [
  ...longWalkDatabases.map(({ name, url }) => ({ on: name, url, scripts: true })),
  ...(process.env['VOORDEUR_TEST'] === 'slow' ? [WITHOUT_SCRIPTS] : []),
]
const OWN = 'Zingen met 2 merels'
const OTHER = 'Dansen met 3 mezen'
const START = 'van den Heuvel'

let browser: Browser
let contexts: BrowserContext[] = []
let faults: string[] = []
const seen = new Set<string>()

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

/** Looks at a page for faults, once for each thing it says. */
async function look(page: Page): Promise<void> {
  const said = await page.locator('h1, h2, [role=alert], [role=status], label').allTextContents()
  const key = `${new URL(page.url()).pathname} ${said.join(' ')}`
  if (!seen.has(key)) faults.push(...(await findFaults(page)))
  seen.add(key)
}

/** Somebody with a device of their own. With `isLooked` every page they come to is looked at. */
async function openDevice({ url: origin }: ServedLaurens, options: BrowserContextOptions = {}, isLooked = false): Promise<Visitor> {
  const context = await browser.newContext({
    viewport: { width: 375, height: 760 },
    locale: 'nl-NL',
    reducedMotion: 'reduce',
    ...options,
  })
  contexts.push(context)
  return createVisitor(await context.newPage(), origin, isLooked ? look : undefined)
}

describe.each(cases)('signing in with a browser, on $on', ({ url: databaseUrl, scripts }) => {
  const isLooked = databaseUrl === undefined && scripts
  let laurens: ServedLaurens
  let visitor: Visitor
  let people = 0

  const device = () => openDevice(laurens, { javaScriptEnabled: scripts }, isLooked)
  const enrol = async (userName: string) => {
    people += 1
    const accountId = await laurens.grant({ email: `${userName}@post.example`, name: 'Iemand Anders' })
    await laurens.portal.enrol(accountId, { userName, password: OWN, phone: `06 4000 ${1000 + people}` })
  }
  const signIn = async (person: Visitor, userName: string, secret = OWN) => {
    await person.enter(userName, secret)
    if (person.path() === '/inloggen/code') await person.check(await laurens.code())
    expect(await person.heading()).toContain(START)
  }
  const askToLeave = async (person: Visitor) => {
    if (scripts) await person.page.getByRole('link', { name: 'Uitloggen' }).click()
    else await person.press('Uitloggen')
  }
  const leave = async (person: Visitor) => {
    await askToLeave(person)
    await person.press('Ja')
    expect(await person.words()).toContain('U bent uitgelogd.')
  }
  const forget = async (person: Visitor, userName: string, email = `${userName}@post.example`) => {
    await laurens.post()
    await person.press('Wachtwoord vergeten?')
    await person.fill('Gebruikersnaam', userName)
    await person.fill('E-mailadres', email)
    await person.press('Versturen')
    expect(await person.words()).toContain('Als uw gegevens bij ons bekend zijn, ontvangt u binnen enkele minuten een e-mail van ons.')
    return laurens.post()
  }
  const renew = async (person: Visitor, userName: string, temporary: string) => {
    await person.enter(userName, temporary)
    await person.check(await laurens.code())
    await person.choose(OTHER)
    expect(await person.words()).toContain('Uw wachtwoord is gewijzigd. U kunt nu inloggen.')
  }

  beforeAll(async () => {
    laurens = await serveLaurens(databaseUrl)
  })
  afterAll(() => laurens.close())
  beforeEach(async () => {
    visitor = await device()
  })

  test('for the first time: two mails, a code, an own name and password, the start page', async () => {
    const accountId = await laurens.grant({ email: 'tineke@post.example', name: 'Tineke de Vries' })
    await laurens.portal.desk?.welcome(accountId, { by: 'Petra Jansen', phone: '06 11 22 33 44' })
    const [first, second] = await laurens.post()
    expect(first?.body).toContain(`${laurens.url}/inloggen`)

    await visitor.enter(take(first?.body, /gebruikersnaam is: (\S+)/), take(second?.body, /wachtwoord is: (\S+)/))
    expect(await visitor.words()).toContain('Vul de beveiligingscode in die naar uw telefoon is gestuurd.')
    await visitor.check('000000')
    expect(await visitor.page.getByRole('alert').textContent()).toContain('Deze code klopt niet.')
    await visitor.check(await laurens.code())

    expect(await visitor.words()).toContain('U gaat voor het eerst het portaal gebruiken.')
    if (scripts) await typeSlowly(visitor.page)
    await visitor.choose('kort')
    expect(await visitor.page.getByRole('alert').getByRole('link').getAttribute('href')).toBe('#password')
    await visitor.fill('Gebruikersnaam', 'tineke')
    await visitor.press('Wijzigen')
    expect(await visitor.words()).toContain('Uw gebruikersnaam is tineke')
    expect(await visitor.page.getByRole('button', { name: 'Wijzigen' }).count()).toBe(0)
    await visitor.choose(OWN)
    expect(await visitor.heading()).toContain(START)
  })

  test('a new device asks for a code, and one that is known does not', async () => {
    await enrol('bert')
    await visitor.enter('bert', OWN)
    expect(visitor.path()).toBe('/inloggen/code')
    await visitor.check(await laurens.code())
    await leave(visitor)
    await visitor.enter('bert', OWN)
    expect(await visitor.heading()).toContain(START)
    const other = await device()
    await other.enter('bert', OWN)
    expect(other.path()).toBe('/inloggen/code')
  })

  test('five wrong passwords block strangers and not the owner, and a new password mends it', async () => {
    await enrol('carla')
    await signIn(visitor, 'carla')
    await leave(visitor)
    const stranger = await device()
    await stranger.enter('carla', 'verkeerd')
    expect(await stranger.page.getByRole('alert').textContent()).toContain('Als u 5 keer een verkeerd wachtwoord invult')
    for (let nr = 2; nr <= 5; nr += 1) await stranger.enter('carla', 'verkeerd')
    expect(await stranger.page.getByRole('alert').textContent()).toContain('Uw toegang is geblokkeerd')
    await stranger.enter('carla', OWN)
    expect(await stranger.page.getByRole('alert').textContent()).toContain('Uw toegang is geblokkeerd')

    await signIn(visitor, 'carla')
    const [mail] = await forget(stranger, 'carla')
    await renew(stranger, 'carla', take(mail?.body, /wachtwoord is: (\S+)/))
    await signIn(stranger, 'carla', OTHER)
  })

  test('a forgotten password: a temporary one by mail, a code, and a new one', async () => {
    await enrol('dirk')
    await visitor.open('/inloggen')
    expect(await forget(visitor, 'dirk', 'iemand@elders.example')).toEqual([])
    await visitor.press('Nog een keer proberen')
    await visitor.press('Versturen')
    expect(await visitor.page.getByRole('alert').getByRole('link').count()).toBe(2)
    await visitor.press('Terug naar inloggen')
    const [mail] = await forget(visitor, 'dirk')
    await renew(visitor, 'dirk', take(mail?.body, /wachtwoord is: (\S+)/))
    await signIn(visitor, 'dirk', OTHER)
  })

  test('signing out asks first, and the back button shows nothing afterwards', async () => {
    await enrol('els')
    await signIn(visitor, 'els')
    // Twice: the question can be asked and answered again on the same page.
    for (const nr of [1, 2]) {
      await askToLeave(visitor)
      if (scripts) await visitor.page.getByRole('button', { name: 'Nee' }).click()
      else await visitor.press('Nee')
      expect([nr, await visitor.page.getByRole('button', { name: 'Nee' }).count()]).toEqual([nr, 0])
    }
    expect(await visitor.heading()).toContain(START)
    await leave(visitor)
    await visitor.page.goBack()
    expect(await visitor.words()).not.toContain(START)
    expect(visitor.path()).toBe('/inloggen')
  })

  test.runIf(isLooked)('a code is pasted with a space, and another one can be asked for when the time is there', async () => {
    await enrol('frits')
    const { page } = visitor
    await page.clock.install()
    await visitor.enter('frits', OWN)
    const field = page.getByLabel('Verificatie')
    expect([await field.getAttribute('inputmode'), await field.getAttribute('autocomplete')]).toEqual(['numeric', 'one-time-code'])
    const again = page.getByRole('button', { name: 'Geen code ontvangen?' })
    expect(await again.textContent()).toMatch(/\((30|2\d)\)$/)
    expect(await again.isDisabled()).toBe(true)
    await page.clock.fastForward(10_000)
    await page.getByText(/^Geen code ontvangen\? \((20|1\d)\)$/).waitFor()
    await page.clock.fastForward(21_000)
    await page.getByText(/^Geen code ontvangen\?$/).waitFor()
    await laurens.portal.runJobs(31)
    await visitor.press('Geen code ontvangen?')
    expect(await visitor.words()).toContain('We hebben een nieuwe code gestuurd.')

    const code = await laurens.code()
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.evaluate((text) => navigator.clipboard.writeText(text), `${code.slice(0, 3)} ${code.slice(3)}`)
    await field.focus()
    await page.keyboard.press('ControlOrMeta+V')
    expect(await field.inputValue()).toHaveLength(7)
    await visitor.press('Controleren')
    expect(await visitor.heading()).toContain(START)
  })

  test.runIf(isLooked)('a code that is sent with a double click is sent once', async () => {
    await enrol('gijs')
    await visitor.enter('gijs', OWN)
    const sent: string[] = []
    visitor.page.on('request', (request) => {
      if (request.method() === 'POST') sent.push(new URL(request.url()).pathname)
    })
    await visitor.fill('Verificatie', await laurens.code())
    await Promise.all([visitor.page.waitForEvent('load'), visitor.page.getByRole('button', { name: 'Controleren' }).dblclick()])
    expect(await visitor.heading()).toContain(START)
    expect(sent).toEqual(['/inloggen/code'])
  })

  test.runIf(isLooked)('on the profile a person changes the password and ends a session elsewhere', async () => {
    await enrol('gerda')
    const tablet = await device()
    await signIn(visitor, 'gerda')
    await signIn(tablet, 'gerda')
    await visitor.open('/mijn/core/profile')
    await visitor.press('Inloggen en beveiliging')
    await visitor.press(/^Daar uitloggen/)
    expect(await visitor.words()).toContain('U bent daar nu uitgelogd.')
    await tablet.open('/')
    expect(tablet.path()).toBe('/inloggen')

    await visitor.press('Wijzigen Wachtwoord')
    await visitor.fill('Huidig wachtwoord', 'verkeerd')
    await visitor.choose(OTHER)
    expect(await visitor.page.getByRole('alert').textContent()).toContain('Uw huidige wachtwoord klopt niet.')
    await visitor.fill('Huidig wachtwoord', OWN)
    await visitor.choose(OTHER)
    expect(await visitor.words()).toContain('Uw wachtwoord is gewijzigd. Op andere apparaten bent u uitgelogd.')
    await signIn(tablet, 'gerda', OTHER)
  })

  test.runIf(isLooked)('an app is set up from its key, and its codes open the door', async () => {
    await enrol('hanna')
    await signIn(visitor, 'hanna')
    await visitor.open('/profiel/beveiliging')
    await visitor.press('Instellen App met codes')
    const key = (await visitor.page.locator('.secret').textContent()) ?? ''
    expect(key).toMatch(/^(\w{4} ){7}\w{4}$/)
    await visitor.fill('Code uit de app', '000000')
    await visitor.press('Instellen')
    await visitor.fill('Code uit de app', toTotp(key, laurens.portal.clock.now()))
    await visitor.press('Instellen')
    expect(await visitor.words()).toContain('De app met codes is ingesteld.')

    await laurens.portal.runJobs(60)
    const tablet = await device()
    await tablet.enter('hanna', OWN)
    expect(await tablet.words()).toContain('Vul de code in die uw app nu laat zien.')
    await tablet.check(toTotp(key, laurens.portal.clock.now()))
    expect(await tablet.heading()).toContain(START)
    await tablet.open('/profiel/beveiliging')
    await tablet.press('Verwijderen App met codes')
    expect(await tablet.words()).toContain('De app met codes is verwijderd.')
  })

  test.runIf(isLooked)('another number or address asks for a code first, and then for one from there', async () => {
    await enrol('ina')
    await signIn(visitor, 'ina')
    await laurens.portal.runJobs(14 * 60)
    await visitor.open('/profiel/beveiliging')
    await laurens.portal.runJobs(2 * 60)
    await visitor.press('Wijzigen Mobiele telefoon')
    expect(await visitor.heading()).toBe('Nog één controle')
    await visitor.press('Code versturen')
    await visitor.check(await laurens.code())
    await visitor.fill('Nieuw mobiel nummer', '010 123 45 67')
    await visitor.press('Code versturen')
    expect(await visitor.page.getByRole('alert').textContent()).toContain('Dit is geen mobiel nummer.')
    await visitor.fill('Nieuw mobiel nummer', '06 55 66 77 88')
    await visitor.press('Code versturen')
    await visitor.check(await laurens.code())
    expect(await visitor.words()).toContain('Uw mobiele nummer is gewijzigd.')

    await laurens.post()
    await visitor.press('Wijzigen E-mailadres')
    await visitor.fill('Nieuw e-mailadres', 'ina@nieuw.example')
    await visitor.press('Code versturen')
    const [mail] = await laurens.post()
    await visitor.check(take(mail?.body, /\n(\d{6})\n/))
    expect(await visitor.words()).toContain('ina@nieuw.example')
  })

  test.runIf(isLooked)('who is away is asked after 13 minutes, and can go on', async () => {
    await enrol('jaap')
    const { page } = visitor
    await page.clock.install()
    await signIn(visitor, 'jaap')
    const question = page.getByRole('alertdialog')
    await page.clock.fastForward('12:50')
    expect(await question.isVisible()).toBe(false)
    await page.clock.fastForward('00:12')
    await question.waitFor()
    expect(await question.textContent()).toContain('U wordt over 2 minuten automatisch uitgelogd.')
    faults.push(...(await findFaults(page)))
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.url() === `${laurens.url}/sessie`),
      page.getByRole('button', { name: 'Ja, doorgaan' }).click(),
    ])
    expect(answer.ok()).toBe(true)
    await question.waitFor({ state: 'hidden' })

    await laurens.portal.runJobs(16 * 60)
    await page.clock.fastForward('15:02')
    await page.waitForURL(/\/inloggen$/)
    expect(await visitor.words()).toContain('U bent automatisch uitgelogd.')
  })

  test.runIf(isLooked)('who has no number reads whom to call, and who must choose a name is asked for one', async () => {
    const accountId = await laurens.grant({ email: 'kees@post.example', name: 'Iemand Anders' })
    await laurens.portal.enrol(accountId, { userName: 'kees', password: OWN })
    await visitor.enter('kees', OWN)
    expect(await visitor.heading()).toBe('Uw mobiele nummer is niet bekend')

    await enrol('lia')
    const lia = await laurens.grant({ email: 'lia@post.example', name: 'Iemand Anders' })
    await laurens.portal.desk?.rename(lia, { by: 'Petra Jansen' })
    await visitor.enter('lia', OWN)
    await visitor.check(await laurens.code())
    await visitor.fill('Gebruikersnaam', 'l')
    await visitor.press('Opslaan')
    await visitor.fill('Gebruikersnaam', 'lia.anders')
    await visitor.press('Opslaan')
    expect(await visitor.heading()).toContain(START)
  })
})

describe('a link in a mail, with the default policy', () => {
  let laurens: ServedLaurens
  beforeAll(async () => {
    laurens = await serveLaurens(undefined, {
      auth: auth({ methods: [password()], secondFactors: [authenticatorApp(), sms()] }),
      acceptedRisks: [],
    })
  })
  afterAll(() => laurens.close())

  test('leaves its secret to nobody, and one button', async () => {
    const accountId = await laurens.grant({ email: 'mies@post.example', name: 'Mies Bakker' })
    await laurens.portal.desk?.welcome(accountId, { by: 'Petra Jansen', phone: '06 11 22 33 44' })
    const [mail] = await laurens.post()
    const secret = take(mail?.body, /#(\S+)/)
    const visitor = await openDevice(laurens, {}, true)
    const { page } = visitor
    const asked: string[] = []
    page.on('request', (request) => asked.push(withoutFragment(request.url()), request.headers()['referer'] ?? ''))

    await visitor.open(`/nieuw-wachtwoord#${secret}`)
    await page.locator('[data-taken]').waitFor()
    expect(page.url()).toBe(`${laurens.url}/nieuw-wachtwoord`)
    expect(await page.getByRole('main').getByRole('button').allTextContents()).toEqual(['Verder'])
    expect(await page.getByLabel('Code uit de e-mail').isVisible()).toBe(false)
    await visitor.press('Verder')
    expect(await visitor.words()).toContain('Vraag hier 30 dagen niet om een code.')
    await page.getByRole('checkbox').check()
    await visitor.check(await laurens.code())
    await visitor.choose('natte sokken op dinsdag')
    expect(await visitor.heading()).toContain(START)
    expect(asked.length).toBeGreaterThan(10)
    expect(asked.filter((address) => address.includes(secret))).toEqual([])

    const late = await openDevice(laurens, { javaScriptEnabled: false })
    await late.open('/nieuw-wachtwoord')
    await late.fill('Code uit de e-mail', secret)
    await late.press('Verder')
    expect(await late.page.getByRole('alert').textContent()).toContain('Deze code werkt niet')
  })
})

/** Types a password letter by letter, and sees the requirements ticked off. */
async function typeSlowly(page: Page): Promise<void> {
  const field = page.getByLabel('Nieuw wachtwoord', { exact: true })
  const met = () => page.locator('[data-met]').evaluateAll((items) => items.map((item) => item.getAttribute('data-requirement')))
  await field.pressSequentially('abc')
  expect(await met()).toEqual(['lower'])
  await page.getByText('Nog nodig: minimaal 8 tekens, een hoofdletter, een cijfer.').waitFor()
  await field.pressSequentially('DE12')
  expect(await met()).toEqual(['lower', 'upper', 'digit'])
  await field.pressSequentially('!')
  expect(await met()).toEqual(['length', 'lower', 'upper', 'digit'])
  await page.getByText('Uw wachtwoord ziet er goed uit.').waitFor()
}

const withoutFragment = (address: string): string => address.split('#')[0] ?? ''
