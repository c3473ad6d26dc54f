import { randomUUID } from 'node:crypto'
import { auth } from '@voordeur/auth'
import { createMemorySource, createTestPortal, TEST_ORIGIN, type TestPortal } from '@voordeur/core/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { entra } from '../sign-in/entra.ts'
import { createEntraStandIn, type EntraStandIn } from '../testing/entra-stand-in.ts'
import { createGraphStandIn, type GraphStandIn } from '../testing/graph-stand-in.ts'
import { signInAtStandIn } from '../testing/sign-in-at-stand-in.ts'
import { testCertificate } from '../testing/test-certificate.ts'

const [TENANT, CLIENT] = [randomUUID(), randomUUID()]
const BY = { by: 'Petra Bos' }

let tenant: EntraStandIn
let graph: GraphStandIn
let portal: TestPortal
let anna: string

beforeAll(async () => {
  graph = createGraphStandIn({
    tenantId: TENANT,
    clientId: CLIENT,
    certificates: [testCertificate.certificate],
    now: () => portal.clock.now(),
    onAccepted: ({ id, email }) => tenant.addUser({ oid: id, name: 'Anna', email }),
  })
  const redirectUris = [`${TEST_ORIGIN}/inloggen/microsoft/terug`]
  const registrations = [{ clientId: CLIENT, certificate: testCertificate.certificate, redirectUris }]
  tenant = await createEntraStandIn({ tenantId: TENANT, users: [], registrations, beside: graph.beside, asksCode: false })
  const { authority } = tenant
  const source = createMemorySource([])
  source.steps = [{ client: { sourceId: 'a', number: '100', name: 'Mevrouw Alblas' }, records: [] }, { completeSnapshot: true }]
  const microsoft = entra({
    tenantId: TENANT,
    clientId: CLIENT,
    certificate: testCertificate,
    authority,
    invitations: { graph: authority },
  })
  portal = await createTestPortal(
    {
      auth: auth({ methods: [microsoft] }),
      sources: [source.source],
      acceptedRisks: [{ id: 'auth.single-factor', reason: 'a test of the invitation alone', by: 'the test', until: '2100-01-01' }],
    },
    { now: new Date().toISOString() },
  )
  await portal.sync()
  const grant = { clientNumber: '100', email: 'anna@post.example', name: 'Anna', basis: 'self' } as const
  anna = (await portal.grant(grant, { grantedBy: 'test', notify: false })).accountId
  await portal.start()
})
afterAll(async () => {
  await portal.close()
  await tenant.close()
})

const standing = async () => (await portal.desk?.standing(anna))?.invitation?.state

/** Signs in at the tenant as whoever has this object id, from the button of the portal to where it leads. */
async function signIn(oid: string) {
  const visitor = portal.visitor()
  const led = await visitor.post('/inloggen/microsoft/start', { next: '' })
  const location = (led.headers.get('refresh') ?? '').replace(/^0; url=/u, '')
  const back = await signInAtStandIn(location, { oid })
  const cookie = led.headers.get('set-cookie')?.split(';')[0] ?? ''
  return visitor.get(`${back.pathname}${back.search}`, { cookie })
}

test('a guest is invited by the portal, accepts at Microsoft, and comes in: from the mail to the session', async () => {
  await portal.desk?.welcome(anna, BY)
  await portal.runJobs(60)
  const [mail] = portal.sent
  expect(mail).toMatchObject({ recipient: 'anna@post.example', subject: 'Uw uitnodiging voor Cliëntportaal' })
  const link = mail?.body.split('\n').find((line) => line.includes('/redeem?')) ?? ''
  expect(mail?.body).toContain(`${TEST_ORIGIN}/inloggen`)
  expect(mail?.body).not.toMatch(/wachtwoord|gebruikersnaam/iu)
  expect(await standing()).toBe('sent')

  const [guest] = graph.guests.list()
  const page = await fetch(link)
  expect(await page.text()).toContain('Accepteren')
  const accepted = await fetch(link, { method: 'POST', redirect: 'manual' })
  expect(accepted.headers.get('location')).toBe(`${TEST_ORIGIN}/inloggen`)

  const answer = await signIn(guest?.id ?? '')
  expect(answer.status).toBe(303)
  expect(answer.headers.get('set-cookie')).toContain('__Host-portal=')
  expect(await standing()).toBe('accepted')
})

test('somebody else in the tenant with the very address of the guest comes in as nobody', async () => {
  const oid = randomUUID()
  tenant.addUser({ oid, name: 'Anna', email: 'anna@post.example' })
  const answer = await signIn(oid)
  expect(answer.headers.get('set-cookie') ?? '').not.toContain('__Host-portal=')
})

test('the link of an invitation is in no table in clear, in no log and in no entry of the access log; nor is a token', async () => {
  const ticket = /ticket%3D([\w-]+)/u.exec(portal.sent[0]?.body ?? '')?.[1] ?? ''
  expect(ticket.length).toBeGreaterThan(20)
  const tables = await portal.store.execute(`select tablename from pg_tables where schemaname = '${portal.store.schema}'`)
  for (const { tablename } of tables.rows) {
    const { rows } = await portal.store.execute(`select t::text as row from ${String(tablename)} t`)
    expect(JSON.stringify(rows), String(tablename)).not.toContain(ticket)
  }
  expect(JSON.stringify([portal.log, portal.problems])).not.toContain(ticket)
  expect(JSON.stringify(portal.log)).not.toMatch(/eyJ|Bearer/u)
})
