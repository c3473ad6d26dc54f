import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serveLunet, type ServedLunet } from './lunet.ts'
import { createLunetVisitor } from './lunet-visitor.ts'
import { openBrowser } from './open-browser.ts'

let browser: Browser
let lunet: ServedLunet
beforeAll(async () => {
  ;[browser, lunet] = await Promise.all([openBrowser(), serveLunet()])
})
afterAll(async () => {
  await browser.close()
  await lunet.close()
})

test('a client of Lunet signs in at what plays Microsoft, agrees, and sees the newest of the news and the reports', async () => {
  const page = await browser.newPage({ viewport: { width: 375, height: 760 }, locale: 'nl-NL' })
  const { signIn, settle, heading, words } = createLunetVisitor(page, lunet.url)
  await signIn('Samira Haddou')
  expect(await heading()).toMatch(/^Gebruikers\u00ADvoorwaarden$/u)
  await settle()
  expect(await heading()).toContain('Haddou')
  const start = await words()
  for (const word of ['Nieuws', 'Contact', 'Rapportage', 'Dossier']) expect(start).toContain(word)
})
