import { createPortal, type Portal } from '@voordeur/core/portal'
import { z } from 'zod'
import { createPhones, type Phones } from './bench-phones.ts'
import { eachOf } from './each-of.ts'
import { toGuardConfig } from './guard-config.tsx'
import { seedGrid, seedNews } from './guard-seed.ts'
import type { Viewer } from './guard-viewer.ts'
import { readNewestReport } from './seed.ts'
import { readArgument, Settings, tellParent } from './settings.ts'
import { enrolPerson, signInWithCode } from './sign-in-browser.ts'

const GridSettings = Settings.extend({ clients: z.number(), parts: z.array(z.number()), viewers: z.number() })

const AT_ONCE = 4

/** Fills an empty database, and signs people in who look at a client each: so many at the portal of each number of parts. */
async function prepare(): Promise<readonly (readonly Viewer[])[]> {
  const { databaseUrl, secret, clients, parts, viewers } = GridSettings.parse(readArgument())
  const signedIn: (readonly Viewer[])[] = []
  for (const [group, ofParts] of parts.entries()) {
    const phones = createPhones()
    const options = { database: { url: databaseUrl }, secret: Buffer.from(secret, 'hex'), production: true }
    const portal = await createPortal(toGuardConfig(phones.sender, ofParts), options)
    try {
      if (group === 0) await seedGrid(portal, clients)
      await portal.start()
      const places = Array.from({ length: viewers }, (_, index) => group + parts.length * index)
      const toClientNumber = (place: number) => 1 + Math.floor((place * clients) / (viewers * parts.length))
      signedIn.push(
        await eachOf(places, AT_ONCE, (place) => signIn(portal, phones, { number: place + 1, clientNumber: toClientNumber(place) })),
      )
      if (group === parts.length - 1) await seedNews(portal)
    } finally {
      await portal.close()
    }
  }
  return signedIn
}

async function signIn(
  portal: Portal,
  phones: Phones,
  { number, clientNumber }: { readonly number: number; readonly clientNumber: number },
): Promise<Viewer> {
  const person = await enrolPerson(portal, { number, userName: `kijker${number}`, clientNumber })
  const { session } = await signInWithCode(portal, phones, person)
  const clientId = person.path.replace('/client/', '')
  const { rows } = await portal.store.execute(
    `select access.id, access.account_id, account.name as account_name, client.name as client_name
      from access join account on account.id = access.account_id join client on client.id = access.client_id
      where account.email = $1 and access.client_id = $2`,
    [person.email, clientId],
  )
  return {
    cookie: session,
    accountId: String(rows[0]?.['account_id']),
    accountName: String(rows[0]?.['account_name']),
    accessId: String(rows[0]?.['id']),
    clientId,
    clientName: String(rows[0]?.['client_name']),
    newestReport: await readNewestReport(portal, clientId),
  }
}

tellParent({ viewers: await prepare() })
// Stays until it is stopped: what ends with a long word on its way may not be heard out.
process.once('disconnect', () => process.exit())
