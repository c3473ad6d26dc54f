import { randomInt } from 'node:crypto'
import { createPortal, type Portal } from '@voordeur/core/portal'
import { z } from 'zod'
import { createPhones } from './bench-phones.ts'
import { eachOf } from './each-of.ts'
import { ORIGIN } from './origin.ts'
import { toPortalConfig } from './portal-config.ts'
import { seedClients, seedRecords } from './seed.ts'
import { readSettings, tellParent } from './settings.ts'
import { enrolPerson, signInWithCode } from './sign-in-browser.ts'

/** Rounds of turns: in each, both pages of clients of both kinds are asked for, in an order that is drawn anew. */
const Order = z.strictObject({ rounds: z.number(), warmUpRounds: z.number(), pages: z.number(), clients: z.number() })

const DAYS = { month: 30, years: 3_650 } as const
const PAGES = ['timeline', 'reading'] as const
const AT_ONCE = 4
/** Of each type that a dossier has there is something, beside the reports. */
const SHARE = 0.02

type Kind = keyof typeof DAYS

interface Turn {
  readonly page: (typeof PAGES)[number]
  readonly kind: Kind
  readonly times: number[]
}

const { databaseUrl, secret } = readSettings()
const phones = createPhones()
const options = { database: { url: databaseUrl }, secret: Buffer.from(secret, 'hex'), production: true }
const portal = await createPortal(toPortalConfig(phones.sender), options)

process.on('message', (message) => {
  run(Order.parse(message)).then(tellParent, (error: unknown) => tellParent({ failed: String(error) }))
})
process.once('disconnect', () => process.exit())
tellParent({ ready: true })

async function run({ rounds, warmUpRounds, pages, clients }: z.infer<typeof Order>) {
  const visitors = await prepare(clients)
  const turns = PAGES.flatMap((page) => (['month', 'years'] as const).map((kind): Turn => ({ page, kind, times: [] })))
  for (let round = -warmUpRounds; round < rounds; round += 1) {
    for (const turn of turns.toSorted(() => randomInt(2) - 0.5)) {
      const asked = Array.from({ length: pages }, () => visitors[turn.kind][randomInt(clients)]).filter((visitor) => visitor !== undefined)
      const from = performance.now()
      await eachOf(asked, AT_ONCE, ({ path, cookie }) => ask(`${path}/dossier/${turn.page}`, cookie))
      if (round >= 0) turn.times.push((performance.now() - from) / pages)
    }
  }
  return { turns }
}

/** So many clients with a month of daily reports and so many with ten years of them, and somebody who looks at each. */
async function prepare(clients: number) {
  await seedClients(portal, 2 * clients)
  await seedRecords(portal, { clients: 2 * clients, share: SHARE })
  await portal.store.execute(toReports(clients))
  await portal.store.execute('vacuum analyze')
  await portal.start()
  const numbers = Array.from({ length: clients }, (_, index) => index + 1)
  const open = (numbersOf: readonly number[]) => eachOf(numbersOf, AT_ONCE, (number) => signIn(portal, number))
  return { month: await open(numbers), years: await open(numbers.map((number) => number + clients)) }
}

/** In the order in which years would have brought them. */
function toReports(clients: number): string {
  const text = `'De ochtend verliep rustig, mevrouw heeft goed ontbeten en is daarna met de fysiotherapeut een rondje gaan lopen. ' || md5(series.number || '/' || day)`
  const data = `jsonb_build_object('reportedAt', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'text', ${text},
    'topic', (array['ADL', 'Voeding', 'Nachtrust', 'Stemming'])[1 + day % 4], 'author', '{"name": "Anja de Vries", "role": "verzorgende"}'::jsonb)`
  return `insert into record (id, client_id, source, type, source_id, digest, data, at, recorded_at, visible_from, first_seen_at, changed_at)
    select gen_random_uuid(), client.id, 'seeded', 'report', series.number || '/day/' || day, md5(series.number || '/' || day), ${data}, at, at, at, at, at
    from generate_series(0, ${2 * clients - 1}) as series(number) join client on client.source_id = 'c' || series.number,
      lateral generate_series(1, case when series.number < ${clients} then ${DAYS.month} else ${DAYS.years} end) as day,
      lateral (select date_trunc('minute', now() - interval '1 day' * day) as at) as moment
    order by at`
}

async function signIn(opened: Portal, number: number) {
  const person = await enrolPerson(opened, { number, userName: `kijker${number}`, clientNumber: number })
  const { session } = await signInWithCode(opened, phones, person)
  return { path: person.path, cookie: session }
}

async function ask(path: string, cookie: string): Promise<void> {
  const answer = await portal.fetch(new Request(`${ORIGIN}${path}`, { headers: { cookie, accept: 'text/html' } }))
  const text = await answer.text()
  if (answer.status !== 200 || !text.includes('De ochtend verliep rustig')) throw new Error(`${path} answered ${answer.status}.`)
}
