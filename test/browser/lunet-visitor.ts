import type { Page } from 'playwright-core'
import { createVisitor, type Visitor } from './visitor.ts'

/** The code that what plays Microsoft asks of everybody; it stands on its page. */
const CODE = '135790'

const BUTTONS = { guests: 'Inloggen met Microsoft', staff: 'Inloggen voor medewerkers' } as const

/** Somebody who uses the Lunet example, and signs in at what plays Microsoft. */
export interface LunetVisitor extends Visitor {
  /** Goes from the door of the portal to where the account is chosen. */
  readonly leave: (as?: keyof typeof BUTTONS) => Promise<void>
  /** Chooses the account with this name or address there, and fills in its code. */
  readonly pick: (account: string) => Promise<void>
  /** Both, and stands where the portal leads. */
  readonly signIn: (account: string, as?: keyof typeof BUTTONS) => Promise<void>
  /** Agrees to the terms of use. */
  readonly agree: () => Promise<void>
  /** Agrees, and skips the tour; who has several clients chooses one first, by name. */
  readonly settle: (client?: RegExp) => Promise<void>
  /** The words of the page itself, without what stands around it. */
  readonly main: () => Promise<string>
}

/** Lets somebody use a page of a browser. `onPage` sees every page of the portal that they come to. */
export function createLunetVisitor(page: Page, url: string, onPage?: (page: Page) => Promise<void>): LunetVisitor {
  const visitor = createVisitor(page, url, onPage)
  const leave: LunetVisitor['leave'] = async (as = 'guests') => {
    await visitor.open('/inloggen')
    await page.getByRole('button', { name: BUTTONS[as] }).click()
    await page.waitForURL(/\/login\//u)
  }
  const pick: LunetVisitor['pick'] = async (account) => {
    await page.getByRole('button', { name: account }).click()
    await page.getByLabel('Code').fill(CODE)
    await page.getByRole('button', { name: 'Verder' }).click()
    await page.waitForURL((there) => there.origin === url)
  }
  const agree = async () => {
    await page.locator('footer').scrollIntoViewIfNeeded()
    await page.getByLabel('Ik ga akkoord met de voorwaarden').check()
    await visitor.press('Accepteer voorwaarden')
  }
  return {
    ...visitor,
    leave,
    pick,
    signIn: async (account, as) => {
      await leave(as)
      await pick(account)
    },
    agree,
    settle: async (client) => {
      await agree()
      if (client) await visitor.press(client)
      await page.getByRole('dialog').getByRole('button', { name: 'Overslaan' }).click()
    },
    main: async () => ((await page.locator('main').textContent()) ?? '').replaceAll(/\s+/gu, ' '),
  }
}
