import { Report } from '@voordeur/core/care'
import { createMemorySource, createTestPortal, type TestPortal } from '@voordeur/core/testing'
import { dossier } from '@voordeur/plugin-dossier'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { serve } from 'srvx'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from './open-browser.ts'
import { findFaults } from './visitor.ts'

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

describe.each(['panels', 'menu'] as const)('the overlay of development, in the layout %s', (layout) => {
  let portal: TestPortal
  let server: ReturnType<typeof serve>
  let context: BrowserContext | undefined
  let viewer: Awaited<ReturnType<TestPortal['viewer']>>

  beforeAll(async () => {
    const memory = createMemorySource([Report])
    const data = { reportedAt: '2026-11-21T08:00:00+01:00', text: 'Vandaag gewandeld.' }
    const client = { sourceId: 'a', number: '1', name: 'Mevrouw Alblas' }
    memory.steps = [{ client, records: [{ type: Report, id: '1', place: { file: 'memory' }, data }] }]
    const parts = ['dossier.reading', 'dossier.reports'] as const
    portal = await createTestPortal({
      plugins: [dossier()],
      sources: [memory.source],
      theme: { layout },
      panels: [{ id: 'lezen', title: 'Rapportage', colour: 'yellow', icon: 'folder-open', parts, summary: ['dossier.reports'] }],
    })
    await portal.sync()
    viewer = await portal.viewer({ clientNumber: '1' })
    server = serve({ fetch: (request) => portal.fetch(request), port: 0, hostname: '127.0.0.1', silent: true, gracefulShutdown: false })
    await server.ready()
  })
  afterEach(() => context?.close())
  afterAll(async () => {
    await server.close(true)
    await portal.close()
  })

  async function open(path: string, width = 1280): Promise<Page> {
    const url = server.url ?? ''
    context = await browser.newContext({ viewport: { width, height: 760 }, reducedMotion: 'reduce' })
    await context.addCookies([{ name: 'test_account', value: viewer.accountId ?? '', url }])
    const page = await context.newPage()
    await page.goto(new URL(`/client/${viewer.clientId}${path}`, url).href)
    return page
  }

  const says = (page: Page) => page.locator('.overlay-says').innerText()

  test('is off until the button at the foot is pressed; then it says panel, part and text under the pointer', async () => {
    const page = await open('/dossier/reading')
    await page.locator('.opened-body').hover()
    expect(await page.locator('.overlay-says').isVisible()).toBe(false)
    await page.getByRole('button', { name: 'Onderdelen aanwijzen' }).click()
    await page.locator('.opened-body').hover({ position: { x: 5, y: 5 } })
    expect(await says(page)).toMatch(/paneel\s+lezen/u)
    expect(await says(page)).toMatch(/onderdeel\s+dossier\.reading/u)
    expect(await findFaults(page)).toEqual([])
  })

  test('is switched by the keyboard, follows the focus, and is still on at the next page of this tab', async () => {
    const page = await open('')
    await page.keyboard.press('Alt+Shift+KeyO')
    await page.locator('.panel-link').first().focus()
    expect(await says(page)).toMatch(/paneel\s+lezen/u)
    await page.reload()
    await page.waitForFunction(() => document.querySelector('[data-overlay-texts]')?.getAttribute('aria-pressed') === 'true')
    // The link of the card lies over what is newest in it.
    const { x = 0, y = 0 } = (await page.locator('.summary').boundingBox()) ?? {}
    await page.mouse.move(x + 10, y + 10)
    expect(await says(page)).toMatch(/onderdeel\s+dossier\.reports/u)
    await page.keyboard.press('Alt+Shift+KeyO')
    expect(await page.locator('.overlay-says').isVisible()).toBe(false)
  })

  test('names the key of a text, as the configuration wants it', async () => {
    const page = await open('/dossier/reading', 375)
    const texts = page.waitForResponse((answer) => answer.url().endsWith('/dev/overlay/texts'))
    await page.keyboard.press('Alt+Shift+KeyO')
    await (await texts).finished()
    await page
      .getByText('Hulp nodig met het portaal?')
      .or(page.getByRole('link', { name: 'Privacy' }))
      .first()
      .hover()
    expect(await says(page)).toMatch(/tekst\s+core\./u)
    expect(await findFaults(page)).toEqual([])
  })
})
