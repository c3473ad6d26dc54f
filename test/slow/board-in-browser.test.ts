import { createMemorySource, createTestPortal, type TestPortal } from '@voordeur/core/testing'
import { prikbord } from '@voordeur/plugin-prikbord'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import sharp from 'sharp'
import { serve } from 'srvx'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from '../browser/open-browser.ts'
import { createVisitor, findFaults, type Visitor } from '../browser/visitor.ts'
import { findFreePort } from '../find-free-port.ts'

const ALL = ['read', 'post', 'reply', 'photo'] as const

describe('people at the notice board, each at a browser of their own', () => {
  let browser: Browser
  let portal: TestPortal
  let url: string
  let close: () => Promise<void>
  const contexts: BrowserContext[] = []

  beforeAll(async () => {
    browser = await openBrowser()
    const port = await findFreePort()
    url = `http://127.0.0.1:${port}`
    const memory = createMemorySource([])
    memory.steps = [
      { client: { sourceId: 'a', number: '100', name: 'Mevrouw Alblas' }, records: [], complete: [] },
      { completeSnapshot: true },
    ]
    portal = await createTestPortal({
      organisation: { name: 'Testzorg', portalName: 'Cliëntportaal', url },
      plugins: [prikbord()],
      sources: [memory.source],
    })
    await portal.sync()
    const server = serve({ fetch: (request) => portal.fetch(request), port, hostname: '127.0.0.1', silent: true, gracefulShutdown: false })
    await server.ready()
    close = () => server.close(true)
  })
  afterAll(async () => {
    await browser.close()
    await close()
    await portal.close()
  })
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close()
  })

  /** Somebody with these rights, at a browser, on the start page of their client. */
  const arrive = async (
    name: string,
    { rights = ALL, scripts = true }: { readonly rights?: readonly (typeof ALL)[number][]; readonly scripts?: boolean } = {},
  ): Promise<Visitor & { readonly board: string }> => {
    const { accountId, clientId } = await portal.viewer({
      clientNumber: '100',
      name,
      email: `${crypto.randomUUID()}@voorbeeld.nl`,
      basis: 'family',
      rights: rights.map((right) => `prikbord.board:${right}` as const),
    })
    const context = await browser.newContext({
      viewport: { width: 375, height: 800 },
      locale: 'nl-NL',
      reducedMotion: 'reduce',
      javaScriptEnabled: scripts,
    })
    contexts.push(context)
    await context.addCookies([{ name: 'test_account', value: accountId ?? '', url }])
    const visitor = createVisitor(await context.newPage(), url)
    await visitor.open(`/client/${clientId}`)
    return { ...visitor, board: `/client/${clientId}/prikbord/board` }
  }

  test('talk to each other, with a photo and with or without scripts, and who may not read the board sees nothing of it', async () => {
    const annie = await arrive('Annie')
    const bert = await arrive('Bert', { scripts: false })
    const carla = await arrive('Carla', { rights: [] })

    await annie.open(annie.board)
    await annie.press('Plaats een bericht')
    await annie.fill('Uw bericht', 'Mam was blij met de bloemen.')
    await choosePhoto(annie.page)
    await annie.press('Plaatsen')
    expect(await annie.words()).toContain('Uw bericht staat op het prikbord, met foto.')
    await annie.fill('Wat is er te zien op foto 1?', 'Mam met bloemen')
    await annie.press('Opslaan')
    expect(await annie.words()).toContain('Mam was blij met de bloemen.')

    await bert.open(bert.board)
    expect(await bert.words()).toContain('Annie')
    const photo = bert.page.getByRole('img', { name: 'Mam met bloemen' })
    expect(await photo.getAttribute('src')).toContain('/media/')
    await bert.press('Reageren op het bericht van Annie')
    await bert.fill('Uw reactie', 'Wat fijn!')
    await bert.press('Reactie plaatsen')
    expect(await bert.words()).toContain('Uw reactie staat op het prikbord.')

    await annie.open(annie.board)
    expect(await annie.words()).toContain('Wat fijn!')

    expect(await carla.words()).not.toContain('Prikbord')
    expect((await carla.page.goto(url + carla.board))?.status()).toBe(404)
    expect((await carla.page.goto(url + ((await photo.getAttribute('src')) ?? '')))?.status()).toBe(404)
  })

  test('find every page of it without barriers, on a small phone, a phone and a desk', async () => {
    const dora = await arrive('Dora')
    await dora.open(dora.board)
    await dora.press('Plaats een bericht')
    const faults = [...(await findFaults(dora.page))]
    await dora.press('Plaatsen')
    faults.push(...(await findFaults(dora.page)))
    await dora.fill('Uw bericht', 'Nog een bericht')
    await choosePhoto(dora.page)
    await dora.press('Plaatsen')
    faults.push(...(await findFaults(dora.page)))
    await dora.press('Overslaan')
    faults.push(...(await findFaults(dora.page)))
    for (const step of [/^Reageren.*Dora$/, /^Aanpassen.*Dora$/, /^Verwijderen.*Dora$/]) {
      await dora.open(dora.board)
      await dora.press(step)
      faults.push(...(await findFaults(dora.page)))
    }
    expect(faults).toEqual([])
    await dora.press('Ja, verwijderen')
    expect(await dora.words()).toContain('Het is verwijderd.')
  })
})

async function choosePhoto(page: Page): Promise<void> {
  const buffer = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#9c6' } })
    .jpeg()
    .toBuffer()
  await page.locator('input[type=file]').setInputFiles({ name: 'bloemen.jpg', mimeType: 'image/jpeg', buffer })
}
