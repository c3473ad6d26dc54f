import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { findViolations } from '../browser/find-violations.ts'
import { serveLaurens, type ServedLaurens } from '../browser/laurens.ts'
import { openBrowser } from '../browser/open-browser.ts'
import { createVisitor, type Visitor } from '../browser/visitor.ts'

const TERMS = [
  '## Waar het portaal voor is',
  ...Array.from({ length: 30 }, (_, line) => `Regel ${line + 1}. ${'Gebruik het portaal met zorg. '.repeat(8)}`),
]
const AGREE = 'Ik ga akkoord met de voorwaarden'
const ACCEPT = 'Accepteer voorwaarden'
const WIDTHS = [320, 1280]

let browser: Browser
let context: BrowserContext | undefined
beforeAll(async () => void (browser = await openBrowser()))
afterAll(() => browser.close())
afterEach(() => context?.close())

const layouts = ['menu', 'panels'] as const

describe.each(layouts)('terms of use and the tour in a browser, with %s', (layout) => {
  let laurens: ServedLaurens

  beforeAll(async () => {
    laurens = await serveLaurens(undefined, { tour: true, theme: { layout, tokens: './theme.json', logo: './logo.svg' } })
    const now = laurens.portal.clock.now()
    await laurens.portal.store
      .system()
      .insertInto('terms_version')
      .values({ id: crypto.randomUUID(), version: 1, text: TERMS.join('\n\n'), published_by: 'A. Beheerder', published_at: now })
      .execute()
  })
  afterAll(() => laurens.close())

  const arrive = async (userName: string, { scripts = true, width = 1280 } = {}): Promise<Visitor> => {
    context = await browser.newContext({
      viewport: { width, height: 760 },
      locale: 'nl-NL',
      reducedMotion: 'reduce',
      javaScriptEnabled: scripts,
    })
    const visitor = createVisitor(await context.newPage(), laurens.url)
    await visitor.enter(userName, laurens.password(userName))
    await visitor.check(await laurens.code())
    return visitor
  }
  const expectFaultless = async (page: Page) => {
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 760 })
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      expect([width, overflow, await findViolations(page)]).toEqual([width, 0, []])
    }
  }

  /** Axe is a script: it looks at the page that a browser without scripts made, in one that has them. */
  const expectFaultlessWithoutScripts = async (page: Page) => {
    const html = (await page.content()).replaceAll(/<script[^>]*><\/script>/gu, '').replaceAll('noscript>', 'div>')
    const inspector = await browser.newContext({ reducedMotion: 'reduce' })
    const copy = await inspector.newPage()
    await copy.route('**', (route) =>
      route.request().resourceType() === 'document'
        ? route.fulfill({ body: html, contentType: 'text/html; charset=utf-8' })
        : route.continue(),
    )
    await copy.goto(page.url())
    await expectFaultless(copy)
    await inspector.close()
  }

  test('who comes in for the first time reads to the end, ticks, accepts, is shown around, and never again unasked', async () => {
    const { page, path, open } = await arrive('marjan')
    expect(path()).toBe('/voorwaarden')
    const tick = page.getByRole('checkbox', { name: AGREE })
    const accept = page.getByRole('button', { name: ACCEPT })
    expect(await tick.getAttribute('aria-disabled')).toBe('true')
    expect(await page.locator('.terms-said').textContent()).toContain('Lees eerst')
    expect(await accept.isDisabled()).toBe(true)
    await page.keyboard.press('End')
    await page.waitForFunction(() => document.querySelector('[aria-disabled]') === null)
    expect(await page.locator('.terms-said').textContent()).toContain('U kunt nu akkoord gaan')
    await expectFaultless(page)
    expect(await accept.isDisabled()).toBe(true)
    await tick.check()
    const noted = page.waitForResponse((response) => response.url().includes('/rondleiding'))
    await accept.click()
    await noted

    const tour = page.getByRole('dialog')
    const titles: string[] = []
    for (;;) {
      titles.push((await tour.getByRole('heading').textContent()) ?? '')
      // The keyboard is in the step that is read, and what it is about is on the screen and not behind it.
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(titles.at(-1))
      expect(await page.evaluate(isPointed)).toEqual({ pointed: 1, covered: false, seen: true })
      if (titles.length === 3) await expectFaultless(page)
      const next = tour.getByRole('button', { name: /Volgende|Klaar/u })
      const isLast = (await next.textContent()) === 'Klaar'
      await page.keyboard.press('Tab')
      while ((await page.evaluate(() => document.activeElement?.getAttribute('data-act'))) !== 'next') await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      if (isLast) break
    }
    expect(titles.length).toBeGreaterThan(5)
    expect(titles.at(-1)).toBe('Uitloggen')
    expect(await tour.count()).toBe(0)
    await page.waitForFunction(() => document.querySelector('.tour-at') === null)
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('inhoud')
    await page.reload()
    expect(await tour.count()).toBe(0)

    await open('/mijn/core/information')
    expect(await page.locator('main').textContent()).toContain('akkoord met versie 1')
    await expectFaultless(page)
    await Promise.all([page.waitForEvent('load'), page.getByRole('link', { name: 'Rondleiding opnieuw starten' }).click()])
    await tour.waitFor()
    expect(page.url()).not.toContain('?')
    await tour.getByRole('button', { name: 'Volgende' }).click()
    await page.keyboard.press('Escape')
    expect(await tour.count()).toBe(0)
    await page.reload()
    expect(await tour.count()).toBe(0)
  })

  test('on a phone every step points at something on the screen, and by keyboard alone the end of the terms is reached', async () => {
    const { page } = await arrive('sanne', { width: 375 })
    const tick = page.getByRole('checkbox', { name: AGREE })
    while (!(await tick.evaluate((element) => element === document.activeElement))) await page.keyboard.press('Tab')
    expect(await tick.getAttribute('aria-disabled')).toBeNull()
    await page.keyboard.press('Space')
    await page.keyboard.press('Tab')
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
    const tour = page.getByRole('dialog')
    for (let last = false; !last;) {
      expect(await page.evaluate(isPointed)).toEqual({ pointed: 1, covered: false, seen: true })
      const next = tour.getByRole('button', { name: /Volgende|Klaar/u })
      last = (await next.textContent()) === 'Klaar'
      await next.click()
    }
    expect(await tour.count()).toBe(0)
  })

  test('without scripts the tick and the button stand at the end, and the tour is a page', async () => {
    const { page, press, path } = await arrive('jo.terlouw', { scripts: false, width: 320 })
    expect(path()).toBe('/voorwaarden')
    await expectFaultlessWithoutScripts(page)
    await press(ACCEPT)
    await expectFaultlessWithoutScripts(page)
    expect(await page.getByRole('alert').textContent()).toContain('Zet een vinkje')
    await page.getByRole('checkbox', { name: AGREE }).check()
    await press(ACCEPT)
    await expectFaultlessWithoutScripts(page)
    await press('Bekijk de rondleiding')
    await expectFaultlessWithoutScripts(page)
    expect(await page.locator('ol li h2').count()).toBeGreaterThan(5)
    await press('Naar de startpagina')
    expect(await page.getByRole('link', { name: 'Bekijk de rondleiding' }).count()).toBe(0)
    await press('Informatie')
    await press('Rondleiding opnieuw starten')
    expect(path()).toMatch(/\/rondleiding$/u)
  })

  test('who does not agree can sign out, and nothing else', async () => {
    const { open, press, path, page } = await arrive('wim')
    for (const elsewhere of ['/', '/mijn/core/profile', '/clienten']) {
      await open(elsewhere)
      expect(path()).toBe('/voorwaarden')
    }
    await page.getByRole('link', { name: 'Uitloggen' }).first().click()
    await press('Ja')
    expect(path()).toBe('/inloggen')
  })
})

/** How many things are pointed at, and whether what is pointed at is on the screen and not behind the dialog. */
function isPointed() {
  const found = [...document.querySelectorAll('.tour-at')]
  const [at, dialog] = [found[0]?.getBoundingClientRect(), document.querySelector('dialog[open]')?.getBoundingClientRect()]
  if (!at || !dialog) return { pointed: found.length, covered: false, seen: false }
  const top = Math.max(at.top, 0)
  const bottom = Math.min(at.bottom, innerHeight)
  // Of what is taller than the screen a part is enough.
  const covered = dialog.top <= top && dialog.bottom >= bottom && dialog.left < at.right && dialog.right > at.left
  return { pointed: found.length, covered, seen: bottom - top > 10 }
}
