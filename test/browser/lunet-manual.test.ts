import { readFileSync } from 'node:fs'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { longWalkDatabases } from '../long-walk-databases.ts'
import { serveLunet, type ServedLunet } from './lunet.ts'
import { createLunetVisitor, type LunetVisitor } from './lunet-visitor.ts'
import { openBrowser } from './open-browser.ts'

const EXPORT = new URL('../../examples/lunet/export/', import.meta.url)
const STAFF = readRows<{ name: string; role: string }>(readFileSync(new URL('staff.ndjson', EXPORT), 'utf8'))
/** It may be broken in the middle on a phone. */
const TERMS = /^Gebruikers\u00AD?voorwaarden$/u
const DAY_MS = 24 * 3600 * 1000

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

// A chapter of the manual each, in its order: what one leaves behind is there in the next.
describe.each(longWalkDatabases)('the manual of Lunet, on $name', ({ url: databaseUrl }) => {
  let lunet: ServedLunet
  const contexts: BrowserContext[] = []
  const settled = new Set<string>()

  beforeAll(async () => {
    lunet = await serveLunet(databaseUrl)
  }, 180_000)
  afterAll(() => lunet.close())
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close()
  })

  const openDevice = async (): Promise<LunetVisitor & { readonly page: Page }> => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'nl-NL', reducedMotion: 'reduce' })
    contexts.push(context)
    return createLunetVisitor(await context.newPage(), lunet.url)
  }
  const arrive = async (name: string, client?: RegExp): Promise<LunetVisitor> => {
    const visitor = await openDevice()
    await visitor.signIn(name)
    if (!settled.has(name)) await visitor.settle(client)
    settled.add(name)
    return visitor
  }
  const arriveAtDesk = async (name: string): Promise<LunetVisitor> => {
    const visitor = await openDevice()
    await visitor.signIn(name, 'staff')
    if (!settled.has(name)) await visitor.agree()
    settled.add(name)
    return visitor
  }
  const openTile = async (visitor: LunetVisitor, tile: string) => {
    await visitor.press('Dossier')
    await visitor.press(tile)
  }

  test('2 and 2.1: staff give access, an invitation comes by mail, its link leads to Microsoft, and from there with a code to the portal', async () => {
    const desk = await arriveAtDesk('Marieke Bos')
    await desk.open('/beheer/beheer/clients?words=Haddou')
    await desk.press(/Haddou/u)
    await desk.press('Toegang geven')
    await desk.fill('Naam van de persoon', 'Amal Haddou')
    await desk.fill('E-mailadres van de persoon', 'amal.haddou@post.example')
    await desk.page.getByLabel(/^mentor$/iu).check()
    await desk.fill('Wat is er gezien als bewijs?', 'beschikking van de rechtbank, 3 maart')
    await desk.press('Toegang geven en bericht sturen')
    expect(await desk.words()).toContain('De toegang is gegeven.')

    await lunet.portal.runJobs(60)
    await lunet.portal.runJobs(60)
    const mail = (await lunet.post())
      .filter(({ recipient }) => recipient === 'amal.haddou@post.example')
      .find(({ body }) => body.includes('/redeem'))
    expect(mail?.subject).toContain('uitnodiging')
    const { page, pick, path, heading, leave } = await openDevice()
    await page.goto(/https?:\S+\/redeem\S+/u.exec(mail?.body ?? '')?.[0] ?? '')
    expect(await page.locator('body').textContent()).toContain('Dit is niet Microsoft.')
    await page.getByRole('button', { name: 'Accepteren' }).click()
    await page.waitForURL(`${lunet.url}/inloggen`)
    await leave()
    await page.getByRole('button', { name: 'amal.haddou@post.example' }).click()
    expect(await page.getByRole('heading').textContent()).toBe('Vul de code in')
    await page.goBack()
    await pick('amal.haddou@post.example')
    expect(path()).toBe('/voorwaarden')
    expect(await heading()).toMatch(TERMS)
  })

  test('2.1.3: every next time the account is chosen anew and a code asked, and a wrong code lets nobody in', async () => {
    const visitor = await arrive('Karin Verbeek')
    await visitor.page.context().clearCookies({ name: /portal/u })
    await visitor.leave()
    await visitor.page.getByRole('button', { name: 'Karin Verbeek' }).click()
    await visitor.page.getByLabel('Code').fill('000000')
    await visitor.page.getByRole('button', { name: 'Verder' }).click()
    expect(await visitor.page.getByRole('alert').textContent()).toContain('Deze code klopt niet.')
    await visitor.page.goto(`${lunet.url}/clienten`)
    expect(visitor.path()).toBe('/inloggen')
    await visitor.signIn('Karin Verbeek')
    expect(await visitor.heading()).toContain('Verbeek')
  })

  test('2.2: the terms stand before everything, are read to the end and agreed to once, and are under Informatie', async () => {
    const { page, signIn, agree, path, open, press, words, main } = await openDevice()
    await signIn('Samira Haddou')
    expect(path()).toBe('/voorwaarden')
    await open('/clienten')
    expect(path()).toBe('/voorwaarden')
    expect(await page.getByRole('button', { name: 'Accepteer voorwaarden' }).isDisabled()).toBe(true)
    await agree()
    expect(path()).toMatch(/^\/client\//u)
    await page.getByRole('button', { name: 'Overslaan' }).click()
    await press('Informatie')
    expect(await main()).toContain('akkoord met versie 1')
    await press(TERMS)
    expect(await words()).toContain('Deel het niet met anderen')
    settled.add('Samira Haddou')
  })

  test('2.3: the tour begins by itself the first time, explains the functions, and starts again under Informatie', async () => {
    const { page, signIn, agree, press, open } = await openDevice()
    await signIn('Ans Hermans')
    await agree()
    settled.add('Ans Hermans')
    const tour = page.getByRole('dialog')
    const titles: string[] = []
    for (let isLast = false; !isLast;) {
      titles.push((await tour.getByRole('heading').textContent()) ?? '')
      const next = tour.getByRole('button', { name: /Volgende|Klaar/u })
      isLast = (await next.textContent()) === 'Klaar'
      await next.click()
    }
    for (const place of ['Start', 'Contact', 'Rapportage', 'Dossier', 'Meldingen', 'Informatie', 'Uitloggen'])
      expect(
        titles.filter((title) => title.startsWith(place)),
        place,
      ).not.toEqual([])
    await page.reload()
    expect(await tour.count()).toBe(0)
    await open('/mijn/core/information')
    await press('Rondleiding opnieuw starten')
    await tour.waitFor()
    expect(await tour.getByRole('heading').textContent()).toBe(titles[0])
  })

  test('2.4: who signs out at the top right is out, at the portal and at Microsoft, and the back button shows nothing', async () => {
    const { page, heading, words } = await arrive('Samira Haddou')
    const start = page.url()
    await page.getByRole('link', { name: 'Uitloggen', exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Ja' }).click()
    await page.waitForURL(/\/logout/u)
    await page.getByRole('button', { name: 'Afmelden' }).click()
    await page.waitForURL(/\/uitgelogd$/u)
    expect(await words()).toContain('Je bent uitgelogd')
    await page.goto(start)
    expect(await heading()).toBe('Inloggen')
    await page.goBack()
    expect(await words()).not.toContain('Rapportage')
  })

  test('3.1: the start page has the news and the newest report, and the menu leads to four places', async () => {
    const { page, main, press, heading } = await arrive('Karin Verbeek')
    const start = await main()
    expect(start).toContain('Verwantenavond op De Linde')
    expect(start).toContain('Rapportage')
    const menu = page.locator('#menu')
    expect(await menu.getByRole('listitem').allInnerTexts()).toEqual(['Start', 'Contact', 'Rapportage', 'Dossier'])
    for (const place of ['Contact', 'Rapportage', 'Dossier']) {
      await press(place)
      expect(await heading()).toContain(place)
    }
    await press('Start')
    expect(await heading()).toContain('Verbeek')
  })

  test('3.2: who has two clients switches between them at the top left, and sees of each what they may', async () => {
    const { page, press, heading, words } = await arrive('Peter van Eijk', /E\.M\. van Eijk/u)
    expect(await heading()).toContain('E.M. van Eijk')
    await page.getByText('Andere cliënt kiezen').click()
    await press(/T\.A\. van Eijk/u)
    expect(await heading()).toContain('T.A. van Eijk')
    await press('Dossier')
    expect(await words()).not.toContain('WZD')
  })

  test('3.3: plus makes the text larger and minus smaller again', async () => {
    const { page, press } = await arrive('Karin Verbeek')
    const size = () => page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize))
    const before = await size()
    await press('Tekst groter')
    expect(await size()).toBeGreaterThan(before)
    await page.setViewportSize({ width: 320, height: 760 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
    await press('Tekst kleiner')
    expect(await size()).toBe(before)
  })

  test('4: from the team a message goes to the coordinating carer alone, the desk answers, and a number stands at Contact', async () => {
    const visitor = await arrive('Karin Verbeek')
    const { page, press, fill, main } = visitor
    await press('Contact')
    expect(await main()).toContain('Regievoerend begeleider')
    expect(await page.getByRole('link', { name: 'Stuur een bericht' }).count()).toBe(1)
    await press('Stuur een bericht')
    const form = await main()
    expect(form).toContain('Berichten worden niet dagelijks gelezen')
    expect(form).toContain('Bel bij spoed')
    expect(form).toContain('Aan: Regievoerend begeleider')
    expect(form).toContain('alleen berichten over het persoonlijk ondersteuningsplan')
    await page.getByLabel('Het ondersteuningsplan').check()
    await fill('Bericht', 'Gaat de afspraak over de telefoon door?')
    await press('Versturen')

    const desk = await arriveAtDesk('Anouk Verhoeven')
    await desk.open('/beheer/berichten/desk')
    await desk.press(/Het ondersteuningsplan/u)
    expect(await desk.main()).toContain('Gaat de afspraak over de telefoon door?')
    await desk.fill('Bericht', 'Ja, vanaf vrijdag.')
    await desk.press('Antwoord versturen')

    await visitor.open('/clienten')
    expect(
      await page
        .getByRole('navigation', { name: 'Menu' })
        .getByRole('link', { name: /Contact/u })
        .textContent(),
    ).toContain('1 nieuw')
    await page.getByRole('link', { name: /^Contact/u }).click()
    await page.getByRole('link', { name: /^Inbox/u }).click()
    await page.getByRole('link', { name: /Het ondersteuningsplan/u }).click()
    await page.waitForURL(/thread=/u)
    const thread = await main()
    expect(thread).toContain('Ja, vanaf vrijdag.')
    expect(thread).not.toContain('Anouk')
  })

  test('5: reports show after 24 hours and not before, with the role of who wrote them and no name', async () => {
    const { open, press, main, words, page } = await arrive('Karin Verbeek')
    await press('Rapportage')
    const read = await main()
    const now = lunet.portal.clock.now().getTime()
    const rows = readRows<{ client: string; recordedAt: string; text: string; author: { role: string } }>(
      lunet.readExport('reports.ndjson'),
    )
    const own = rows.filter(({ client }) => client === 'LU-2041').toSorted((a, b) => b.recordedAt.localeCompare(a.recordedAt))
    const isOld = ({ recordedAt }: { readonly recordedAt: string }) => Date.parse(recordedAt) <= now - DAY_MS
    const newest = own.find(isOld)
    expect(read).toContain(newest?.author.role)
    for (const { text } of own.filter((row) => !isOld(row))) expect(read).not.toContain(text)
    expect(read).toContain('Nieuwe gegevens zijn te zien na 24 uur')
    expect(read).toContain('kg')
    for (const { name } of STAFF) expect(read).not.toContain(name)
    await press('Doelenkaart')
    expect(await words()).toContain('Doelenkaart:')
    await open(`${new URL(page.url()).pathname}?search=Verhoeven`)
    for (const { name } of STAFF) expect(await main()).not.toContain(name)
  })

  test('6: Dossier opens on a tile for each part that applies, and an evaluation that was not discussed yet is nowhere', async () => {
    const mother = await arrive('Karin Verbeek')
    await mother.press('Dossier')
    const tiles = await mother.page.locator('main').getByRole('listitem').allInnerTexts()
    expect(tiles.slice(0, 6)).toEqual(['Personalia', 'Formulieren', 'Plan', 'Evaluaties', 'Profiel', 'WZD'])
    const client = await arrive('Samira Haddou')
    const start = client.page.url()
    await client.press('Dossier')
    expect(await client.main()).not.toContain('Evaluaties')
    expect((await client.page.goto(`${start}/dossier/evaluations`))?.status()).toBe(404)
  })

  test('6.1: Personalia has what Lunet knows of the client', async () => {
    const visitor = await arrive('Karin Verbeek')
    await openTile(visitor, 'Personalia')
    const read = await visitor.main()
    for (const fact of ['D.J. Verbeek', '14 maart 2001', 'Lindelaan 12', 'Woonlocatie De Linde']) expect(read).toContain(fact)
  })

  test('6.2: Formulieren counts every kind of form, also those of which there are none, and opens what was filled in', async () => {
    const visitor = await arrive('Karin Verbeek')
    await openTile(visitor, 'Formulieren')
    const rows = await visitor.page.getByRole('row').allInnerTexts()
    expect(rows[0]?.replaceAll(/\s+/gu, ' ')).toBe('Soort formulier Aantal formulieren Toegang')
    expect(rows.find((row) => row.startsWith('Verwijsformulier'))).toMatch(/\b1\b[\s\S]*Bekijken/u)
    expect(rows.find((row) => row.startsWith('PMT'))).toMatch(/\b0\b/u)
    await visitor.press(/Bekijken.*Verwijsformulier/u)
    expect(await visitor.main()).toContain('Verwijsformulier')
  })

  test('6.3: Plan is the support card and the goal card', async () => {
    const visitor = await arrive('Karin Verbeek')
    await openTile(visitor, 'Plan')
    expect(await visitor.main()).toContain('Ik wil graag weten wat er komt.')
    await visitor.press('Doelenkaart')
    expect(await visitor.main()).toContain('Ik slaap zes nachten per week door')
  })

  test('6.4: Evaluaties are a table, and each has a form and an evaluation of the goals', async () => {
    const visitor = await arrive('Karin Verbeek')
    await openTile(visitor, 'Evaluaties')
    const [head] = await visitor.page.getByRole('row').allInnerTexts()
    expect(head?.replaceAll(/\s+/gu, ' ')).toContain('Plan Model Laatst gewijzigd Status')
    expect(await visitor.main()).toContain('Definitief')
    await visitor.press(/Bekijken/u)
    expect(await visitor.main()).toContain('Wat spreken we af?')
    await visitor.press(/[Dd]oelen/u)
    expect(await visitor.main()).toContain('Bijna bereikt')
  })

  test('6.5: Profiel has the five parts with whether they were filled in and when they changed, and opens them', async () => {
    const visitor = await arrive('Karin Verbeek')
    await openTile(visitor, 'Profiel')
    const rows = (await visitor.page.getByRole('row').allInnerTexts()).map((row) => row.replaceAll(/\s+/gu, ' '))
    expect(rows[0]).toBe('Profiel Ingevuld Laatst gewijzigd Toegang')
    for (const part of ['Wat vind jij belangrijk', 'Wie ben jij', 'Integratief beeld', 'Risico-inventarisatie', 'Signaleringsplan'])
      expect(rows.find((row) => row.startsWith(part))).toContain(' Ja ')
    await visitor.press(/Bekijken.*Wie ben jij/u)
    expect(await visitor.main()).toContain('Ik ben Daan')
  })

  test('6.6: WZD has the measures for who represents the client, says when there are none, and is absent for who was invited', async () => {
    const mother = await arrive('Karin Verbeek')
    await openTile(mother, 'WZD')
    const read = await mother.main()
    expect(read).toContain('Telefoon ’s nachts in de la')
    expect(read).not.toContain('Vaste tijd voor gamen')
    const place = mother.path()
    const client = await arrive('Samira Haddou')
    await openTile(client, 'WZD')
    expect(await client.main()).toContain('Er is geen onvrijwillige zorg vastgelegd')
    const sister = await arrive('Lotte Verbeek')
    await sister.press('Dossier')
    expect(await sister.words()).not.toContain('WZD')
    expect((await sister.page.goto(lunet.url + place))?.status()).toBe(404)
  })
})

function readRows<Row>(ndjson: string): readonly Row[] {
  return ndjson
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Row)
}
