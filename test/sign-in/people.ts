import type { CookieBrowser } from '../cookie-browser.ts'
import { MARJAN, type Person, type SigningPortal, take } from './signing-portal.ts'

/** The cookies of signing in. */
export const COOKIE = { session: '__Host-portal', flow: '__Host-portal_login', device: '__Host-portal_device' } as const

/** A person of one's own for every test, so that no count of one is felt by another. */
export interface Newcomer extends Person {
  readonly accountId: string
}

/** Enrols people one after another, each with a name, address and number of their own. */
export function createPeople(it: SigningPortal): (more?: Partial<Person>) => Promise<Newcomer> {
  let count = 0
  return async (more = {}) => {
    count += 1
    const number = String(count).padStart(4, '0')
    const person = { ...MARJAN, userName: `mens${number}`, email: `mens${number}@post.example`, phone: `06 1234 ${number}`, ...more }
    return { ...person, accountId: await it.enrol(person) }
  }
}

/** Whether this browser has a session that opens a page. */
export async function isSignedIn(browser: CookieBrowser): Promise<boolean> {
  return (await browser.get('/mijn/core/profile')).status === 200
}

/** A person, signed in with a code of just now. */
export async function signedIn(it: SigningPortal, person: Person, more: { readonly remember?: boolean } = {}): Promise<CookieBrowser> {
  const browser = it.browser()
  // What others were sent before must not be taken for the code of this one.
  await it.post()
  await it.signIn(browser, { ...person, ...more })
  return browser
}

/** A person at the page of the code, with the code that was sent; there it ends. */
export async function atCode(it: SigningPortal, person: Person): Promise<{ readonly browser: CookieBrowser; readonly code: string }> {
  const browser = it.browser()
  await it.post()
  const answer = await it.signInTo(browser, person)
  if (answer.location !== '/inloggen/code') throw new Error(`The password led to ${answer.status} ${answer.location}.`)
  return { browser, code: await it.code() }
}

/** The secret of a link for a new password, from the mail. */
export async function resetLink(it: SigningPortal, { userName, email }: Person): Promise<string> {
  await it.post()
  await it.browser().post('/wachtwoord-vergeten', { username: userName, email })
  return take((await it.post()).find(({ recipient }) => recipient === email)?.body, /#(\S+)/)
}

/** A person at the page of a new password, by a link and a code. */
export async function atNewPassword(it: SigningPortal, person: Person): Promise<CookieBrowser> {
  const secret = await resetLink(it, person)
  const browser = it.browser()
  await browser.post('/nieuw-wachtwoord', { secret })
  const answer = await browser.post('/inloggen/code', { do: 'check', code: await it.code() })
  if (answer.location !== '/inloggen/wachtwoord') throw new Error(`The code led to ${answer.status} ${answer.location}.`)
  return browser
}

/** A six-digit code that is not this one. */
export function wrongCode(code: string, nr = 1): string {
  return String((Number(code) + nr) % 1_000_000).padStart(6, '0')
}
