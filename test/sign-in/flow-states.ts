import type { CookieBrowser } from '../cookie-browser.ts'
import { atCode, atNewPassword, type Newcomer, resetLink, signedIn, wrongCode } from './people.ts'
import type { SigningPortal } from './signing-portal.ts'

/** How far somebody is with signing in, and the pages that are theirs then. */
export interface FlowState {
  readonly name: string
  /** Brings a browser there. */
  readonly reach: (it: SigningPortal, person: Newcomer) => Promise<CookieBrowser>
  /** The step that is due, as a path; undefined when there is no sign-in in progress. */
  readonly due: string | undefined
  readonly isSignedIn: boolean
}

const STAFF = { by: 'Petra Jansen' }

/** Every state that a browser can be in. */
export const FLOW_STATES: readonly FlowState[] = [
  { name: 'nobody', reach: async (it) => it.browser(), due: undefined, isSignedIn: false },
  { name: 'a code is due', reach: async (it, person) => (await atCode(it, person)).browser, due: '/inloggen/code', isSignedIn: false },
  { name: 'a code is due after a link', reach: reachByLink, due: '/inloggen/code', isSignedIn: false },
  { name: 'a new password is due', reach: atNewPassword, due: '/inloggen/wachtwoord', isSignedIn: false },
  { name: 'a user name is due', reach: reachUserName, due: '/inloggen/gebruikersnaam', isSignedIn: false },
  { name: 'five wrong codes ended it', reach: reachRefused, due: undefined, isSignedIn: false },
  { name: 'its ten minutes are over', reach: reachLate, due: undefined, isSignedIn: false },
  { name: 'signed out', reach: reachSignedOut, due: undefined, isSignedIn: false },
  { name: 'signed in', reach: (it, person) => signedIn(it, person), due: undefined, isSignedIn: true },
]

async function reachByLink(it: SigningPortal, person: Newcomer): Promise<CookieBrowser> {
  const browser = it.browser()
  await browser.post('/nieuw-wachtwoord', { secret: await resetLink(it, person) })
  return browser
}

async function reachUserName(it: SigningPortal, person: Newcomer): Promise<CookieBrowser> {
  await it.portal.desk?.rename(person.accountId, STAFF)
  const { browser, code } = await atCode(it, person)
  await browser.post('/inloggen/code', { do: 'check', code })
  return browser
}

async function reachRefused(it: SigningPortal, person: Newcomer): Promise<CookieBrowser> {
  const { browser, code } = await atCode(it, person)
  const flow = [...browser.cookies]
  for (let nr = 1; nr <= 5; nr += 1) await browser.post('/inloggen/code', { do: 'check', code: wrongCode(code, nr) })
  // Who does not let the cookie go, as a browser does.
  for (const [name, value] of flow) browser.cookies.set(name, value)
  return browser
}

async function reachLate(it: SigningPortal, person: Newcomer): Promise<CookieBrowser> {
  const { browser } = await atCode(it, person)
  it.portal.clock.advance('10m')
  return browser
}

async function reachSignedOut(it: SigningPortal, person: Newcomer): Promise<CookieBrowser> {
  const { browser, code } = await atCode(it, person)
  const flow = [...browser.cookies]
  await browser.post('/inloggen/code', { do: 'check', code })
  const session = [...browser.cookies]
  await browser.post('/uitloggen', { answer: 'ja' })
  for (const [name, value] of [...flow, ...session]) browser.cookies.set(name, value)
  return browser
}
