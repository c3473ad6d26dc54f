import { randomUUID } from 'node:crypto'
import { entra } from '@voordeur/adapter-entra'
import { createEntraStandIn, testCertificate, type EntraStandIn } from '@voordeur/adapter-entra/testing'
import { auth, password } from '@voordeur/auth'
import { createMemorySource, createTestPortal, type TestPortal } from '@voordeur/core/testing'
import type { Browser, Page } from 'playwright-core'
import { serve } from 'srvx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findFreePort } from '../find-free-port.ts'
import { openBrowser } from './open-browser.ts'
import { createVisitor, findFaults } from './visitor.ts'

const [tenantId, clientId, anna, stranger] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]
const STAND_IN_CODE = '135790'

describe.each([{ scripts: true }, { scripts: false }])('signing in with Microsoft in a browser, with scripts: $scripts', ({ scripts }) => {
  let browser: Browser
  let standIn: EntraStandIn
  let portal: TestPortal
  let url: string
  let close: () => Promise<void>

  beforeAll(async () => {
    const port = await findFreePort()
    // Another site than that of the stand-in, as a browser sees it: cookies and forms cross for real.
    url = `http://localhost:${port}`
    standIn = await createEntraStandIn({
      tenantId,
      users: [
        { oid: anna, name: 'Anna Jansen', email: 'anna.jansen.van.der.meulen@voorbeeld.nl' },
        { oid: stranger, name: 'Iemand Anders', email: 'iemand@voorbeeld.nl' },
      ],
      registrations: [
        {
          clientId,
          certificate: testCertificate.certificate,
          redirectUris: [`${url}/inloggen/microsoft/terug`],
          postLogoutRedirectUris: [`${url}/uitgelogd`],
        },
      ],
    })
    portal = await openPortal()
    const server = serve({ fetch: (request) => portal.fetch(request), port, hostname: '127.0.0.1', silent: true, gracefulShutdown: false })
    await server.ready()
    browser = await openBrowser()
    close = async () => {
      await browser.close()
      await server.close(true)
      await portal.close()
      await standIn.close()
    }
  })
  afterAll(() => close())

  async function openPortal(): Promise<TestPortal> {
    const memory = createMemorySource([])
    memory.steps = [{ client: { sourceId: 'a', number: '100', name: 'Mevrouw Alblas' }, records: [] }, { completeSnapshot: true }]
    const trustTenantPolicy = { says: 'mfa', by: 'the test', reason: 'the stand-in asks a code' } as const
    const opened = await createTestPortal({
      organisation: { name: 'Testzorg', portalName: 'Cliëntportaal', url },
      auth: auth({
        methods: [entra({ tenantId, clientId, certificate: testCertificate, authority: standIn.authority, trustTenantPolicy }), password()],
      }),
      sources: [memory.source],
      acceptedRisks: [{ id: 'auth.single-factor', reason: 'a test', by: 'the test', until: '2100-01-01' }],
    })
    await opened.sync()
    const person = { clientNumber: '100', email: 'anna@voorbeeld.nl', name: 'Anna Jansen', basis: 'self' } as const
    const { accountId } = await opened.grant(person, { grantedBy: 'test', notify: false })
    await opened.links?.link(accountId, { by: 'J. de Vries', method: 'microsoft', subject: anna })
    return opened
  }

  async function openPage(): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width: 375, height: 760 },
      locale: 'nl-NL',
      javaScriptEnabled: scripts,
      reducedMotion: 'reduce',
    })
    return context.newPage()
  }
  const arriveAt = (page: Page, where: RegExp) => page.waitForURL(where, { waitUntil: 'load' })

  async function goTo(page: Page): Promise<void> {
    await page.goto(`${url}/inloggen`)
    await page.getByRole('button', { name: 'Inloggen met Microsoft' }).click()
    await arriveAt(page, /127\.0\.0\.1.*\/login\//u)
  }

  test('a person goes there and back, and out at both ends', async () => {
    const page = await openPage()
    const faults: string[] = []
    const look = async () => {
      if (scripts) faults.push(...(await findFaults(page)))
    }
    await page.goto(`${url}/inloggen`)
    await look()
    await goTo(page)
    expect(await page.locator('body').textContent()).toContain('Dit is niet Microsoft.')
    await look()
    await page.getByRole('button', { name: /Anna Jansen/u }).click()
    await page.getByLabel('Code').fill('000000')
    await page.getByRole('button', { name: 'Verder' }).click()
    expect(await page.getByRole('alert').textContent()).toContain('Deze code klopt niet.')
    await look()
    await page.getByLabel('Code').fill(STAND_IN_CODE)
    await page.getByRole('button', { name: 'Verder' }).click()
    await arriveAt(page, new RegExp(`^${url}/(?!inloggen)`, 'u'))
    await page.goto(`${url}/uitloggen`)
    await page.getByRole('button', { name: 'Ja' }).click()
    await arriveAt(page, /127\.0\.0\.1.*\/logout/u)
    await page.getByRole('button', { name: 'Afmelden' }).click()
    await arriveAt(page, /\/uitgelogd$/u)
    expect(await page.getByRole('status').textContent()).toContain('U bent uitgelogd.')
    await look()
    await page.goto(`${url}/mijn/core/profile`)
    expect(new URL(page.url()).pathname).toBe('/inloggen')
    expect(faults).toEqual([])
  })

  test('who is not linked, and who thinks better of it, are back at the door with the same words', async () => {
    const said: (string | null)[] = []
    for (const name of [/Iemand Anders/u, /Annuleren/u]) {
      const page = await openPage()
      await goTo(page)
      await page.getByRole('button', { name }).click()
      if (name.source === 'Iemand Anders') {
        await page.getByLabel('Code').fill(STAND_IN_CODE)
        await page.getByRole('button', { name: 'Verder' }).click()
      }
      await arriveAt(page, new RegExp(`^${url}/inloggen`, 'u'))
      said.push(await page.getByRole('alert').textContent())
    }
    expect(said).toEqual([said[0], said[0]])
    expect(said[0]).toContain('Het inloggen met Microsoft is niet gelukt.')
  })

  test('the way back in the browser leads to the door, and sends no form again', async () => {
    const page = await openPage()
    await goTo(page)
    await page.goBack()
    expect(new URL(page.url()).pathname).toBe('/inloggen')
    expect(await createVisitor(page, url).heading()).toBe('Inloggen')
  })
})
