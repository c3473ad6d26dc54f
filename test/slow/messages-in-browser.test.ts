import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createMemorySource, createTestPortal, type TestPortal } from '@voordeur/core/testing'
import { berichten } from '@voordeur/plugin-berichten'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findViolations } from '../browser/find-violations.ts'
import { openBrowser } from '../browser/open-browser.ts'

let browser: Browser
let server: Server
let origin: string
let portal: TestPortal

beforeAll(async () => {
  browser = await openBrowser()
  server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const memory = createMemorySource([])
  memory.steps = [{ client: { sourceId: '100', number: '100', name: 'Mevrouw J. de Vries' }, records: [] }]
  portal = await createTestPortal({
    organisation: { name: 'Testzorg', portalName: 'Cliëntportaal', url: origin },
    plugins: [berichten({ between: 'contacts', receipts: true })],
    sources: [memory.source],
  })
  await portal.sync()
})
afterAll(async () => {
  await browser.close()
  server.closeAllConnections()
  server.close()
  await portal.close()
})

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const headers = Object.entries(request.headers).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] satisfies [string, string]] : [],
  )
  const body = chunks.length === 0 ? {} : { body: Buffer.concat(chunks) }
  const answered = await portal.fetch(new Request(`${origin}${request.url ?? '/'}`, { method: request.method ?? 'GET', headers, ...body }))
  response.writeHead(answered.status, Object.fromEntries(answered.headers))
  for await (const piece of answered.body ?? []) response.write(piece)
  response.end()
}

const RIGHTS = ['berichten.inbox:read', 'berichten.inbox:write']

async function arrive(name: string, query = ''): Promise<Page> {
  const person = await portal.viewer({ clientNumber: '100', name, basis: 'family', rights: RIGHTS })
  const context = await browser.newContext({ reducedMotion: 'reduce' })
  await context.addCookies([{ name: 'test_account', value: person.accountId ?? '', url: origin }])
  const page = await context.newPage()
  await page.goto(`${origin}/client/${person.clientId}/berichten/inbox${query}`)
  return page
}

const text = (page: Page) => page.getByLabel('Bericht', { exact: true })

test('what is typed outlives its page, two people talk without loading theirs, and who was not chosen sees nothing', async () => {
  const bram = await arrive('Bram')
  const cor = await arrive('Cor')
  const anna = await arrive('Anna', '?new=1')
  expect(await findViolations(anna)).toEqual([])
  await anna.getByLabel('Bram').check()
  await anna.getByLabel('Onderwerp').fill('Uitje')
  await text(anna).fill('Wie gaat er mee')
  await anna.getByText('Het concept is bewaard').waitFor()
  await anna.reload()
  expect(await text(anna).inputValue()).toBe('Wie gaat er mee')
  expect(await anna.getByLabel('Bram').isChecked()).toBe(true)
  await text(anna).fill('Wie gaat er mee wandelen?')
  await anna.getByRole('button', { name: 'Versturen' }).click()
  await anna.getByText('Uw bericht is verstuurd').waitFor()

  await bram.getByText('Uitje', { exact: true }).click()
  await bram.getByText('Wie gaat er mee wandelen?').waitFor()
  expect(await findViolations(bram)).toEqual([])
  await text(bram).fill('Ik ga mee')
  await bram.getByRole('button', { name: 'Antwoorden' }).click()
  await anna.getByText('Ik ga mee').waitFor()
  expect(await cor.content()).not.toContain('Uitje')

  // The session ends while something is typed: it is said, and nothing stays in the browser.
  await text(anna).fill('Tot zondag')
  await anna.context().clearCookies()
  await anna.getByText('Het concept kon niet worden bewaard').waitFor()
  expect(await anna.evaluate(() => Object.keys({ ...localStorage, ...sessionStorage }))).toEqual([])
})
