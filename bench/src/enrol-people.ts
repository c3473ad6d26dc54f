import { randomBytes } from 'node:crypto'
import { createPortal } from '@voordeur/core/portal'
import { createPhones } from './bench-phones.ts'
import { eachOf } from './each-of.ts'
import { toPortalConfig } from './portal-config.ts'
import { CLIENTS, seedClients } from './seed.ts'
import { PeopleSettings, readArgument, tellParent } from './settings.ts'
import { enrolPerson, signInWithCode } from './sign-in-browser.ts'

const AT_ONCE = 8

/** Enrols people, and signs the first of them in with a code on a device that is remembered from then on. */
async function prepare() {
  const { databaseUrl, secret, people, regulars } = PeopleSettings.parse(readArgument())
  const phones = createPhones()
  const options = { database: { url: databaseUrl }, secret: Buffer.from(secret, 'hex'), production: true }
  const portal = await createPortal(toPortalConfig(phones.sender), options)
  try {
    await seedClients(portal)
    await portal.start()
    const numbers = Array.from({ length: people }, (_, index) => index + 1)
    // There may be more people than clients: some then look at the same one.
    const toClientNumber = (number: number) => 1 + ((number - 1) % CLIENTS)
    const enrolled = await eachOf(numbers, AT_ONCE, (number) =>
      enrolPerson(portal, { number, userName: toUserName(), clientNumber: toClientNumber(number) }),
    )
    const known = await eachOf(enrolled.slice(0, regulars), AT_ONCE, async (person) => {
      const { device } = await signInWithCode(portal, phones, person)
      return { ...person, device }
    })
    await portal.store.execute('vacuum analyze')
    return { regulars: known, others: enrolled.slice(regulars) }
  } finally {
    await portal.close()
  }
}

/** A name that says nothing: as long as every other, so that nothing but its being known can differ. */
function toUserName(): string {
  return `k${randomBytes(8).toString('hex')}`
}

tellParent(await prepare())
// Stays until it is stopped: what ends with a long word on its way may not be heard out.
process.once('disconnect', () => process.exit())
