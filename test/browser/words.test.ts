import { Report } from '@voordeur/core/care'
import { createMemorySource, createTestPortal, type TestPortal } from '@voordeur/core/testing'
import { dossier } from '@voordeur/plugin-dossier'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { serve } from 'srvx'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './open-browser.ts'
import { findFaults } from './visitor.ts'

const TEXT = 'Vandaag hulp bij ADL gehad.'

let browser: Browser
let portal: TestPortal
let server: ReturnType<typeof serve>
let context: BrowserContext | undefined
let viewer: Awaited<ReturnType<TestPortal['viewer']>>
let account = ''
let path = ''

beforeAll(async () => {
  browser = await openBrowser()
  const memory = createMemorySource([Report])
  const data = { reportedAt: '2026-11-21T08:00:00+01:00', text: TEXT }
  memory.steps = [
    {
      client: { sourceId: 'a', number: '1', name: 'Mevrouw Alblas' },
      records: [{ type: Report, id: '1', place: { file: 'memory' }, data }],
    },
  ]
  portal = await createTestPortal({
    plugins: [dossier()],
    sources: [memory.source],
    panels: [{ id: 'dossier', title: 'Dossier', colour: 'yellow', icon: 'folder-open', parts: ['dossier.reading'] }],
  })
  await portal.sync()
  viewer = await portal.viewer({ clientNumber: '1' })
  account = viewer.accountId ?? ''
  path = `/client/${viewer.clientId}/dossier/reading`
  server = serve({ fetch: (request) => portal.fetch(request), port: 0, hostname: '127.0.0.1', silent: true, gracefulShutdown: false })
  await server.ready()
})
afterEach(() => context?.close())
afterAll(async () => {
  await browser.close()
  await server.close(true)
  await portal.close()
})

async function open(javaScriptEnabled: boolean) {
  const url = server.url ?? ''
  context = await browser.newContext({ viewport: { width: 375, height: 760 }, javaScriptEnabled, reducedMotion: 'reduce' })
  await context.addCookies([{ name: 'test_account', value: account, url }])
  const page = await context.newPage()
  await page.goto(new URL(path, url).href)
  return page
}

test('a word is explained on tap without scripts, and closing leads back to the word', async () => {
  const page = await open(false)
  const meaning = page.locator('.meaning')
  expect(await meaning.isVisible()).toBe(false)
  await page.locator('a.word').click()
  expect(await meaning.isVisible()).toBe(true)
  expect(await meaning.textContent()).toContain('wassen, aankleden')
  await page.getByRole('link', { name: 'Sluiten' }).click()
  expect(await meaning.isVisible()).toBe(false)
  expect(await page.locator('a.word').isVisible()).toBe(true)
})

test('the sentence around it is copied and found as it was written', async () => {
  const page = await open(true)
  const paragraph = page.locator('.prose p')
  expect(await paragraph.evaluate((element: HTMLElement) => element.innerText)).toBe(TEXT)
  const copied = await paragraph.evaluate((element) => {
    getSelection()?.selectAllChildren(element)
    return String(getSelection())
  })
  expect(copied).toBe(TEXT)
  const found = await page.evaluate(() => {
    getSelection()?.removeAllRanges()
    const find: unknown = Reflect.get(window, 'find')
    return typeof find === 'function' && Boolean(find.call(window, 'hulp bij ADL gehad'))
  })
  expect(found).toBe(true)
})

test('it has no fault of accessibility, closed or open', async () => {
  const page = await open(true)
  expect(await findFaults(page)).toEqual([])
  await page.locator('a.word').click()
  expect(await findFaults(page)).toEqual([])
})

test('simple mode makes letters and what is pressed larger, and has no fault of accessibility', async () => {
  const before = await open(true)
  const measured = (page: Page) =>
    page.locator('a.word').evaluate((word) => [Number.parseFloat(getComputedStyle(word).fontSize), word.getBoundingClientRect().height])
  const [usual = 0] = await measured(before)
  await context?.close()
  await viewer.post('/eenvoudig-lezen', { mode: 'simple', back: path })
  const page = await open(true)
  const [simple = 0, height = 0] = await measured(page)
  expect(simple).toBeGreaterThan(usual)
  expect(height).toBeGreaterThanOrEqual(44)
  expect(await findFaults(page)).toEqual([])
  await page.goto(new URL('/mijn/core/profile', page.url()).href)
  expect(await findFaults(page)).toEqual([])
})
