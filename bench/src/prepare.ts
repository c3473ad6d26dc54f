import { createPortal, type Portal } from '@voordeur/core/portal'
import { createPhones, type Phones } from './bench-phones.ts'
import { eachOf } from './each-of.ts'
import { toPortalConfig } from './portal-config.ts'
import { CLIENTS, readNewestReport, seedClients, seedRecords } from './seed.ts'
import { readSettings, tellParent, type Page } from './settings.ts'
import { enrolPerson, signInWithCode } from './sign-in-browser.ts'

/** So many people look at a client each; every session is a real one, and a password takes its time to hash. */
const PEOPLE = 200
const AT_ONCE = 8

/** Fills an empty database and signs people in as a browser does: grant, enrol, the form, the code. */
async function prepare(): Promise<readonly Page[]> {
  const { databaseUrl, secret } = readSettings()
  const phones = createPhones()
  const options = { database: { url: databaseUrl }, secret: Buffer.from(secret, 'hex'), production: true }
  const portal = await createPortal(toPortalConfig(phones.sender), options)
  try {
    await seedClients(portal)
    await seedRecords(portal)
    await portal.start()
    const numbers = Array.from({ length: PEOPLE }, (_, index) => 1 + Math.floor((index * CLIENTS) / PEOPLE))
    return await eachOf(numbers, AT_ONCE, (number) => openPage(portal, phones, number))
  } finally {
    await portal.close()
  }
}

async function openPage(portal: Portal, phones: Phones, number: number): Promise<Page> {
  const person = await enrolPerson(portal, { number, userName: `kijker${number}`, clientNumber: number })
  const { session } = await signInWithCode(portal, phones, person)
  const clientId = person.path.replace('/client/', '')
  return { path: person.path, cookie: session, newestReport: await readNewestReport(portal, clientId) }
}

tellParent({ pages: await prepare() })
// Stays until it is stopped: what ends with a long word on its way may not be heard out.
process.once('disconnect', () => process.exit())
