import sharp from 'sharp'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serveLaurens, type ServedLaurens } from './laurens.ts'
import { openBrowser } from './open-browser.ts'
import { createVisitor } from './visitor.ts'

let browser: Browser
let laurens: ServedLaurens
beforeAll(async () => {
  browser = await openBrowser()
  laurens = await serveLaurens(undefined)
}, 180_000)
afterAll(async () => {
  await browser.close()
  await laurens.close()
})

test(
  'who chooses photos sees them before they are sent, and reads which is too large; the portal takes what a browser sends',
  { timeout: 240_000 },
  async () => {
    const context = await browser.newContext({ viewport: { width: 375, height: 800 }, locale: 'nl-NL' })
    context.setDefaultTimeout(30_000)
    const visitor = createVisitor(await context.newPage(), laurens.url)
    const { page } = visitor
    const complaints: string[] = []
    page.on('console', (message) => (message.type() === 'error' ? complaints.push(message.text()) : undefined))
    await visitor.enter('marjan', laurens.password('marjan'))
    await visitor.check(await laurens.code())
    await visitor.open(`${visitor.path()}/prikbord/board?step=write`)
    const photo = {
      name: 'tuin.jpg',
      mimeType: 'image/jpeg',
      buffer: await sharp({ create: { width: 800, height: 600, channels: 3, background: '#3a6' } })
        .jpeg()
        .toBuffer(),
    }
    const field = page.locator('input[type=file]')
    const list = page.locator('[data-chosen]')
    expect(await list.isVisible()).toBe(false)

    await field.setInputFiles([
      photo,
      { name: 'groot.jpg', mimeType: 'image/jpeg', buffer: Buffer.concat([photo.buffer, Buffer.alloc(16 * 1024 * 1024)]) },
      { name: 'iphone.heic', mimeType: 'image/heic', buffer: Buffer.from('geen beeld voor een browser') },
    ])
    await list.locator('canvas').first().waitFor()
    const lines = await list.locator('li').allInnerTexts()
    expect(lines.map((line) => line.split('\n')[0])).toEqual(['tuin.jpg', 'groot.jpg', 'iphone.heic'])
    expect(lines.map((line) => line.includes('Te groot'))).toEqual([false, true, false])

    await field.setInputFiles([photo])
    await list.locator('canvas').waitFor()
    expect(await list.locator('li').count()).toBe(1)
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    await visitor.press('Plaatsen')
    await page.locator('img.photo').first().waitFor()
    expect(
      await page
        .locator('img.photo')
        .first()
        .evaluate((image) => (image as HTMLImageElement).naturalWidth),
    ).toBe(480)
    expect(complaints).toEqual([])
    await context.close()
  },
)
