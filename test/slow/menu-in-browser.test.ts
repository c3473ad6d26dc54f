import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { findViolations } from '../browser/find-violations.ts'
import { openBrowser } from '../browser/open-browser.ts'
import { createVisitor, findFaults } from '../browser/visitor.ts'
import { openMenuPortal, type MenuPortal } from './menu-portal.ts'

const KIM = { email: 'kim@voorbeeld.nl', name: 'Kim de Wit' }

type Options = NonNullable<Parameters<Browser['newContext']>[0]>

let browser: Browser
let menu: MenuPortal
let context: BrowserContext | undefined
let person: Awaited<ReturnType<MenuPortal['portal']['viewer']>>

beforeAll(async () => {
  browser = await openBrowser()
  menu = await openMenuPortal()
  person = await menu.portal.viewer({ clientNumber: '100', basis: 'mentor', set: 'alles', ...KIM })
  await menu.portal.grant(
    { ...KIM, basis: 'mentor', clientNumber: '200', rights: ['dossier.team:read'] },
    { grantedBy: 'test', notify: false },
  )
})
afterEach(() => context?.close())
afterAll(async () => {
  await browser.close()
  await menu.close()
})

async function arrive(options: Options = {}) {
  context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce', ...options })
  await context.addCookies([{ name: 'test_account', value: person.accountId ?? '', url: menu.origin }])
  const page = await context.newPage()
  const visitor = createVisitor(page, menu.origin)
  await visitor.open(`/client/${person.clientId}`)
  return visitor
}

const namesOf = async (page: Page, place: string) => (await page.locator(place).allTextContents()).map((text) => text.trim())

describe.each([true, false])('the layout with a menu, with scripts %s', (javaScriptEnabled) => {
  test('starts with the news and the newest report, with the menu beside it as the manual names it', async () => {
    const { page } = await arrive({ javaScriptEnabled })
    expect(await namesOf(page, '.menu-item > span:not(.count)')).toEqual(['Start', 'Contact', 'Rapportage', 'Dossier'])
    expect(await namesOf(page, '.panel-link')).toEqual(['Nieuws', 'Rapportage'])
    expect(await page.locator('main').textContent()).toContain('Zomermarkt op 3 december')
    expect(await page.locator('main').textContent()).toContain('zelf de ADL gedaan')
    expect(await namesOf(page, '.bar-label:visible')).toEqual(['Meldingen', 'Informatie', 'Kim de Wit', 'Uitloggen'])
  })

  test('opens Dossier as tiles, a tile as its part, and leads back', async () => {
    const { page, press, heading } = await arrive({ javaScriptEnabled })
    await press('Dossier')
    expect(await namesOf(page, '.tile-label')).toEqual(['Personalia', 'Formulieren', 'Plan', 'Evaluaties', 'Profiel'])
    expect(await page.locator('.menu-item[aria-current]').textContent()).toContain('Dossier')
    await page.locator('.tile', { hasText: 'Personalia' }).click()
    expect(await heading()).toBe('Personalia')
    expect(await page.locator('.tabs').count()).toBe(0)
    expect(await page.locator('.menu-item[aria-current]').textContent()).toContain('Dossier')
    await press('Terug naar Dossier')
    expect(await heading()).toBe('Dossier')
  })

  test('opens Contact on the team with the inbox behind a tab, and a panel of one part as that part', async () => {
    const { page, press, path } = await arrive({ javaScriptEnabled })
    await press('Contact')
    expect(path()).toMatch(/\/dossier\/team$/u)
    expect(await page.locator('.tab').count()).toBe(2)
    await page.locator('.menu-item', { hasText: 'Rapportage' }).click()
    expect(path()).toMatch(/\/dossier\/reports$/u)
  })

  test('changes client top left, and text size and simple mode with one press, on the page where somebody is', async () => {
    const { page, press, path } = await arrive({ javaScriptEnabled })
    await page.getByText('Andere cliënt kiezen').click()
    await press('Robin Bos')
    expect(await namesOf(page, '.menu-item > span:not(.count)')).toEqual(['Start', 'Contact'])
    const here = path()
    await page.getByRole('button', { name: 'Tekst groter' }).click()
    await page.getByRole('button', { name: 'Eenvoudig lezen' }).click()
    expect([path(), await page.locator('html').getAttribute('class'), await page.locator('html').getAttribute('data-mode')]).toEqual([
      here,
      'text-larger',
      'simple',
    ])
    await page.getByRole('button', { name: 'Eenvoudig lezen' }).click()
    expect(await page.locator('html').getAttribute('data-mode')).toBe(null)
  })
})

const PAGES = ['', '/panel/dossier', '/dossier/personal', '/dossier/team', '/dossier/reports', '/nieuws/news']

test.each([
  ['light', {}],
  ['dark', { colorScheme: 'dark' }],
  ['more contrast', { contrast: 'more' }],
  ['dark with more contrast', { colorScheme: 'dark', contrast: 'more' }],
] as const)('no page of it has a fault of accessibility or is wider than a small phone: %s', async (_name, options) => {
  const { page, open } = await arrive(options)
  for (const place of PAGES) {
    await open(`/client/${person.clientId}${place}`)
    expect(await findFaults(page)).toEqual([])
  }
})

test('in simple mode with the largest letters it has none either, also on the smallest phone', async () => {
  await person.post('/eenvoudig-lezen', { mode: 'simple', back: '/' }, { origin: menu.origin })
  const { page, open } = await arrive()
  await context?.addCookies([{ name: 'portal_text', value: 'largest', url: menu.origin }])
  for (const place of PAGES) {
    await open(`/client/${person.clientId}${place}`)
    expect(await findFaults(page)).toEqual([])
    await page.setViewportSize({ width: 320, height: 640 })
    expect(await findViolations(page)).toEqual([])
  }
})
