import { createPortal, type Portal } from '@voordeur/core/portal'
import { ORIGIN, portalConfig } from './portal-config.ts'
import { CLIENTS, readNewestReport, seed } from './seed.ts'
import { readSettings, tellParent, type Page } from './settings.ts'

/** So many people look at a client each; every session is a real one, and a password takes its time to hash. */
const PEOPLE = 200
const AT_ONCE = 4
const PASSWORD = 'een lange zin van niemand'

/** Fills an empty database and signs people in as a browser does: grant, enrol, the form. */
async function prepare(): Promise<readonly Page[]> {
  const { databaseUrl, secret } = readSettings()
  const portal = await createPortal(portalConfig, { database: { url: databaseUrl }, secret: Buffer.from(secret, 'hex'), production: true })
  try {
    await seed(portal)
    const numbers = Array.from({ length: PEOPLE }, (_, index) => 1 + Math.floor((index * CLIENTS) / PEOPLE))
    return await eachOf(numbers, (number) => openPage(portal, number))
  } finally {
    await portal.close()
  }
}

async function openPage(portal: Portal, number: number): Promise<Page> {
  const userName = `kijker${number}`
  const person = { email: `${userName}@voorbeeld.example`, name: `Kijker ${number}`, clientNumber: String(number), basis: 'self' as const }
  const { accountId, clientId } = await portal.grant(person, { grantedBy: 'bench', notify: false })
  await portal.enrol(accountId, { userName, password: PASSWORD })
  return { path: `/client/${clientId}`, cookie: await signIn(portal, userName), newestReport: await readNewestReport(portal, clientId) }
}

async function signIn(portal: Portal, userName: string): Promise<string> {
  const body = new URLSearchParams({ method: 'password', username: userName, password: PASSWORD })
  const answer = await portal.fetch(
    new Request(`${ORIGIN}/inloggen`, { method: 'POST', body, headers: { origin: ORIGIN, 'sec-fetch-site': 'same-origin' } }),
  )
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0]
  if (answer.status !== 303 || cookie === undefined) throw new Error(`Signing in answered ${answer.status}.`)
  return cookie
}

async function eachOf<Item, Result>(items: readonly Item[], run: (item: Item) => Promise<Result>): Promise<readonly Result[]> {
  const results: Result[] = []
  const waiting = [...items]
  const work = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) results.push(await run(item))
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return results
}

tellParent({ pages: await prepare() })
process.disconnect()
