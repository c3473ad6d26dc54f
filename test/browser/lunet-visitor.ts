import type { Page } from 'playwright-core'
import { createVisitor, type Visitor } from './visitor.ts'

const CODE = '135790'

/** Somebody who uses the Lunet example, and signs in at its stand-in of Microsoft. */
export interface LunetVisitor extends Visitor {
  /** Signs in as who has this name, and stands where the portal leads. */
  readonly signIn: (name: string) => Promise<void>
  /** Agrees to the terms of use, and ends the tour. */
  readonly settle: () => Promise<void>
}

/** Lets somebody use a page of a browser. `onPage` sees every page of the portal that they come to. */
export function createLunetVisitor(page: Page, url: string, onPage?: (page: Page) => Promise<void>): LunetVisitor {
  const visitor = createVisitor(page, url, onPage)
  return {
    ...visitor,
    signIn: async (name) => {
      await visitor.open('/inloggen')
      await page.getByRole('button', { name: 'Inloggen met Microsoft' }).click()
      await page.waitForURL(/\/login\//u)
      await page.getByRole('button', { name }).click()
      await page.getByLabel('Code').fill(CODE)
      await page.getByRole('button', { name: 'Verder' }).click()
      await page.waitForURL((there) => there.origin === url)
    },
    settle: async () => {
      await page.locator('footer').scrollIntoViewIfNeeded()
      await page.getByLabel('Ik ga akkoord met de voorwaarden').check()
      await visitor.press('Accepteer voorwaarden')
      await page.getByRole('button', { name: 'Overslaan' }).click()
    },
  }
}
