import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { unzipSync } from 'fflate'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { findViolations } from '../browser/find-violations.ts'
import { serveLaurens, type ServedLaurens } from '../browser/laurens.ts'
import { openBrowser } from '../browser/open-browser.ts'
import { createVisitor, type Visitor } from '../browser/visitor.ts'

let browser: Browser
let laurens: ServedLaurens
beforeAll(async () => {
  browser = await openBrowser()
  laurens = await serveLaurens(undefined)
}, 180_000)
afterAll(async () => {
  await laurens.close()
  await browser.close()
})

describe('the portal administrator saves the dossier', () => {
  let context: BrowserContext
  let page: Page
  let visitor: Visitor
  let folder: string
  const violations: string[] = []

  const openContext = async (javaScriptEnabled: boolean) => {
    context = await browser.newContext({ viewport: { width: 375, height: 760 }, locale: 'nl-NL', javaScriptEnabled })
    page = await context.newPage()
    visitor = createVisitor(page, laurens.url)
    await visitor.enter('marjan', laurens.password('marjan'))
    await visitor.check(await laurens.code())
    await visitor.press(/Profiel|Marjan/)
    await visitor.press('Download')
  }
  const look = async () => void violations.push(...(await findViolations(page)))

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'voordeur-download-'))
  })
  afterEach(async () => {
    await context.close()
    rmSync(folder, { recursive: true })
  })

  const unpack = (zip: string) => {
    const files = Object.entries(unzipSync(readFileSync(zip)))
    for (const [name, bytes] of files) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), bytes)
    }
    return new Map(files.map(([name, bytes]) => [name, Buffer.from(bytes).toString('utf8')]))
  }

  test('reads the warning, asks, sees how far it is, saves it once, and reads it without the portal', { timeout: 180_000 }, async () => {
    await openContext(true)
    expect(await visitor.words()).toContain('U bent dan zelf verantwoordelijk voor de bescherming ervan')
    await look()
    await visitor.press('Informatie opslaan')
    expect(await visitor.words()).toContain('De download wordt zo gemaakt')
    await look()
    await laurens.portal.runJobs(0)
    // The page looks by itself.
    await page.getByRole('button', { name: 'Nu opslaan' }).waitFor({ timeout: 15_000 })
    await look()
    const [saved] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Nu opslaan' }).click()])
    expect(saved.suggestedFilename()).toBe('dossier-2026-11-22.zip')
    const files = unpack(await saved.path())
    await page.reload()
    expect(await visitor.words()).toContain('Opgeslagen vandaag om')
    await look()

    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.goto(pathToFileURL(join(folder, 'index.html')).href)
    await look()
    for (const name of await page.locator('main a').allTextContents()) {
      await page.getByRole('link', { name, exact: true }).click()
      expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1)
      await look()
      await page.goBack()
    }
    expect(asked.filter((url) => !url.startsWith('file:') && !url.startsWith('data:'))).toEqual([])
    expect(await page.locator('img').evaluateAll((images) => images.map((image) => (image as HTMLImageElement).naturalWidth > 0))).toEqual(
      files.has('photos/client.webp') ? [true] : [],
    )
    expect((files.get('dossier.timeline.html')?.match(/<article/g) ?? []).length).toBeGreaterThan(20)
    expect(
      [...files.values()]
        .join('\n')
        .match(/\b\d{9}\b/g)
        ?.filter(isBsn) ?? [],
    ).toEqual([])
    // A day that goes on over two pages of a list stands in the saved list twice.
    expect(violations.filter((violation) => !violation.startsWith('landmark-unique'))).toEqual([])
  })

  test('does the same without scripts', async () => {
    await openContext(false)
    await visitor.press('Opnieuw maken')
    await laurens.portal.runJobs(0)
    await visitor.press('Vernieuwen')
    const [saved] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Nu opslaan' }).click()])
    expect(unpack(await saved.path()).has('index.html')).toBe(true)
  })
})

/** Whether a number has the check digit of a BSN. */
function isBsn(digits: string): boolean {
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (index === 8 ? -1 : 9 - index), 0)
  return sum !== 0 && sum % 11 === 0
}
