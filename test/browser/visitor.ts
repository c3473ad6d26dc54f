import type { Page } from 'playwright-core'
import { findViolations } from './find-violations.ts'

/** Somebody at a browser, with the steps of signing in as they take them. */
export interface Visitor {
  readonly page: Page
  /** Opens a page of the portal, by its path. */
  readonly open: (path: string) => Promise<void>
  /** Presses a button or link by its words, and waits for the page behind it. */
  readonly press: (name: string | RegExp) => Promise<void>
  /** Fills in a field by its label. */
  readonly fill: (label: string, typed: string) => Promise<void>
  /** Fills in user name and password at the door. */
  readonly enter: (userName: string, password: string) => Promise<void>
  /** Fills in a code and has it checked. */
  readonly check: (code: string) => Promise<void>
  /** Chooses a new password. */
  readonly choose: (password: string) => Promise<void>
  readonly heading: () => Promise<string>
  /** All words of the page, between single spaces. */
  readonly words: () => Promise<string>
  /** The path in the address bar. */
  readonly path: () => string
}

/** Lets somebody use a page of a browser. `onPage` sees every page that they come to. */
export function createVisitor(page: Page, origin: string, onPage: (page: Page) => Promise<void> = async () => {}): Visitor {
  const press: Visitor['press'] = async (name) => {
    const target = page.getByRole('button', { name, exact: true }).or(page.getByRole('link', { name, exact: true }))
    await Promise.all([page.waitForEvent('load'), target.first().click()])
    await onPage(page)
  }
  const fill: Visitor['fill'] = (label, typed) => page.getByLabel(label, { exact: true }).fill(typed)
  const open: Visitor['open'] = async (path) => {
    await page.goto(origin + path)
    await onPage(page)
  }
  return {
    page,
    open,
    press,
    fill,
    enter: async (userName, password) => {
      await open('/inloggen')
      await fill('Gebruikersnaam', userName)
      await fill('Wachtwoord', password)
      await press('Inloggen')
    },
    check: async (code) => {
      await fill('Verificatie', code)
      await press('Controleren')
    },
    choose: async (password) => {
      await fill('Nieuw wachtwoord', password)
      await fill('Bevestig nieuw wachtwoord', password)
      await press('Versturen')
    },
    heading: async () => (await page.getByRole('heading', { level: 1 }).textContent()) ?? '',
    words: async () => ((await page.locator('body').textContent()) ?? '').replaceAll(/\s+/gu, ' '),
    path: () => new URL(page.url()).pathname,
  }
}

interface Screens {
  /** In CSS pixels. */
  readonly widths?: readonly number[]
  /** From which width on axe looks too. */
  readonly axeFrom?: number
}

/** What is wrong with a page as it stands: wider than the screen, or found by axe; on a small phone, a phone and a desk. */
export async function findFaults(page: Page, { widths = [320, 375, 1280], axeFrom = 375 }: Screens = {}): Promise<readonly string[]> {
  const before = page.viewportSize()
  const where = `${new URL(page.url()).pathname} (${(await page.getByRole('heading', { level: 1 }).textContent()) ?? 'no heading'})`
  const faults: string[] = []
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 })
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    if (overflow > 0) faults.push(`${where} at ${width}: ${overflow} px too wide`)
    if (width >= axeFrom) for (const violation of await findViolations(page)) faults.push(`${where} at ${width}: ${violation}`)
  }
  if (before) await page.setViewportSize(before)
  return faults
}
