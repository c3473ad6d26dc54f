import { createMemorySource, createTestPortal, type TestPortal } from '@voordeur/core/testing'
import { Report } from '@voordeur/core/care'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { beheer } from './beheer.ts'

type Staff = Awaited<ReturnType<TestPortal['staff']>>

const memory = createMemorySource([Report])
memory.steps = [
  { client: { sourceId: 'a', number: '100', name: 'Mevrouw Alblas', bornOn: '1940-01-01', location: 'De Maaspoort' }, records: [] },
  { rejected: [{ place: { file: 'reports.ndjson', line: 7 }, reason: 'de datum is geen datum', type: 'report' }] },
]

let portal: TestPortal
let all: Staff
let reading: Staff
let person: Awaited<ReturnType<TestPortal['viewer']>>
const CLIENTS = '/beheer/beheer/clients'

beforeAll(async () => {
  const read = ['clients', 'accounts', 'syncs', 'audit', 'staff'].map((part) => `beheer.${part}:read` as const)
  const config = {
    sources: [memory.source],
    plugins: [beheer()],
    permissionSets: { alles: { title: 'Alles', rights: [] } },
  }
  portal = await createTestPortal({
    ...config,
    desk: {
      sets: {
        alles: {
          title: 'Alles',
          rights: [
            ...read,
            ...(['grant', 'block', 'revoke', 'consent', 'admin', 'hide', 'sync'] as const).map(
              (right) => `beheer.clients:${right}` as const,
            ),
            'beheer.accounts:block',
            'beheer.syncs:sync',
            'beheer.staff:change',
          ],
        },
        lezen: { title: 'Lezen', rights: read },
        zoeken: { title: 'Zoeken', rights: ['beheer.clients:read'] },
      },
    },
  })
  await portal.sync()
  await portal.start()
  all = await portal.staff(['alles'])
  reading = await portal.staff(['lezen'])
  person = await portal.viewer({ clientNumber: '100', set: 'alles', name: 'Anna Alblas', email: 'anna@voorbeeld.nl' })
})
afterAll(() => portal.close())

const client = (more = '') => `${CLIENTS}?client=${person.clientId}${more}`

test('a client is found by the beginning of a name or by the number, and their page says who has access', async () => {
  expect((await all.get(`${CLIENTS}?words=alb`)).text).toContain('De Maaspoort')
  expect((await all.get(`${CLIENTS}?words=100`)).text).toContain('Mevrouw Alblas')
  expect((await all.get(`${CLIENTS}?words=niemand`)).text).toContain('Geen cliënt gevonden')
  const page = await all.get(client())
  expect(page.text).toContain('Anna Alblas')
  expect(page.text).toContain('anna@voorbeeld.nl')
  expect((await all.get(`${CLIENTS}?client=${crypto.randomUUID()}`)).status).toBe(404)
})

test('first access is given by a form, with the evidence on the page of the client', async () => {
  const form = { client: person.clientId, name: 'Mia Mentor', email: 'mia@voorbeeld.nl', basis: 'mentor', set: 'alles', phone: '' }
  const empty = await all.post(`${CLIENTS}/grant?client=${person.clientId}&step=grant`, { ...form, evidence: '', email: 'mia' })
  expect(empty.status).toBe(422)
  expect(empty.text).toContain('Schrijf op wat er als bewijs is gezien.')
  expect(empty.text).toContain('Vul een e-mailadres in')
  expect(empty.text).toContain('value="Mia Mentor"')
  const child = await all.post(`${CLIENTS}/grant?client=${person.clientId}&step=grant`, { ...form, basis: 'guardian', evidence: 'Gezien' })
  expect(child.status).toBe(422)
  expect(child.text).toContain('De cliënt is zestien of ouder en beslist zelf.')
  expect((await all.post(`${CLIENTS}/grant`, { ...form, represents: 'on', evidence: 'Beschikking gezien' })).status).toBe(303)
  const page = await all.get(client())
  expect(page.text).toContain('Beschikking gezien')
  expect(page.text).toContain('vertegenwoordigt de cliënt')
})

test('what somebody notices is asked first, and then done', async () => {
  const { people } = ((await all.json(client())).json() as { data: { people: { accessId: string; email: string }[] } }).data
  const access = people.find(({ email }) => email === 'anna@voorbeeld.nl')?.accessId ?? ''
  const question = await all.get(client(`&access=${access}&step=block`))
  expect(question.text).toContain('De toegang van Anna Alblas blokkeren?')
  expect((await person.get(`/client/${person.clientId}`)).status).toBe(200)
  await all.post(`${CLIENTS}/block`, { client: person.clientId, access })
  expect((await person.get(`/client/${person.clientId}`)).status).toBe(404)
  expect((await all.get(client())).text).toContain('Geblokkeerd')
  await all.post(`${CLIENTS}/unblock`, { client: person.clientId, access })
  expect((await person.get(`/client/${person.clientId}`)).status).toBe(200)
  const twice = await all.post(`${CLIENTS}/unblock?client=${person.clientId}&access=${access}&step=unblock`, {
    client: person.clientId,
    access,
  })
  expect(twice.status).toBe(422)
  expect(twice.text).toContain('Er is niets veranderd')
})

test('who may only read gets no form and no step, and each step is a 404', async () => {
  const page = await reading.get(client())
  expect(page.text).toContain('Anna Alblas')
  expect(page.text).not.toContain('Toegang geven')
  expect(page.text).not.toContain('step=block')
  for (const action of ['grant', 'block', 'unblock', 'revoke', 'consent', 'admin', 'hide', 'sync'])
    expect((await reading.post(`${CLIENTS}/${action}`, { client: person.clientId })).status, action).toBe(404)
  expect((await reading.post('/beheer/beheer/syncs/sync', { source: 'memory' })).status).toBe(404)
  expect((await reading.post('/beheer/beheer/staff/remove', { member: all.accountId })).status).toBe(404)
  // Nor a way to a part that would be one.
  const finding = await portal.staff(['zoeken'])
  expect((await finding.get(client())).text).not.toMatch(/beheer\/(audit|accounts)/)
})

test('a person is found by the whole address, and an account is closed and opened; nobody closes their own', async () => {
  const found = await all.get('/beheer/beheer/accounts?email=anna@voorbeeld.nl')
  expect(found.text).toContain('Anna Alblas')
  expect(found.text).toContain('Mevrouw Alblas')
  const account = person.accountId ?? ''
  await all.post('/beheer/beheer/accounts/block', { account })
  expect((await person.get(`/client/${person.clientId}`)).status).toBe(303)
  await all.post('/beheer/beheer/accounts/unblock', { account })
  expect((await person.get(`/client/${person.clientId}`)).status).toBe(200)
  expect((await all.get(`/beheer/beheer/accounts?account=${all.accountId}`)).text).not.toContain('step=block')
  const own = await all.post(`/beheer/beheer/accounts/block?account=${all.accountId}&step=block`, { account: all.accountId })
  expect(own.text).toContain('voor uw eigen account')
})

test('the sources say how fresh they are and what was rejected, and are read when staff ask', async () => {
  const page = await all.get('/beheer/beheer/syncs')
  expect(page.text).toContain('1 bekijken')
  const run = /run=([0-9a-f-]{36})/.exec(page.text)?.[1] ?? ''
  const rejected = await all.get(`/beheer/beheer/syncs?run=${run}`)
  expect(rejected.text).toContain('reports.ndjson : 7')
  expect(rejected.text).toContain('de datum is geen datum')
  expect((await all.get(`/beheer/beheer/syncs?run=${crypto.randomUUID()}`)).status).toBe(404)
  await all.post('/beheer/beheer/syncs/sync', { source: 'memory' })
  await portal.runJobs(0)
  expect((await portal.entries()).filter(({ event }) => event === 'sync.run')).toHaveLength(2)
  expect((await all.post('/beheer/beheer/syncs/sync', { source: 'nergens' })).text).toContain('Deze bron bestaat niet meer.')
})

test('the log is read by period and about one client, in words', async () => {
  const page = await all.get('/beheer/beheer/audit')
  expect(page.text).toContain('toegang weer geopend')
  const about = await all.get(`/beheer/beheer/audit?client=${person.clientId}`)
  expect(about.text).toContain('Alleen wat over één cliënt gaat.')
  expect(about.text).toContain('toegang geblokkeerd')
  expect(about.text).not.toContain('een bron gelezen')
  expect((await all.get('/beheer/beheer/audit?from=2026-11-20&until=2026-11-01')).text).toMatch(/field-error/)
  expect((await all.get('/beheer/beheer/audit?from=2026-11-01&until=2026-11-02')).text).toContain('In deze periode staat er niets.')
})

test('staff are added, changed and taken away by a colleague, and nobody changes their own', async () => {
  const staff = '/beheer/beheer/staff'
  const form = { name: 'Nieuwe Collega', email: 'nieuw@zorg.example', phone: '' }
  expect((await all.post(`${staff}/put?step=add`, form)).text).toContain('Kies ten minste één rechtenset.')
  expect((await all.post(`${staff}/put?step=add`, { ...form, 'set.bestaat-niet': 'on' })).text).toContain(
    'Deze rechtenset bestaat niet meer',
  )
  expect((await all.post(`${staff}/put?step=add`, { ...form, 'set.lezen': 'on' })).status).toBe(303)
  expect((await all.get(staff)).text).toContain('nieuw@zorg.example')
  const own = (await portal.deskStaff.list()).find(({ accountId }) => accountId === all.accountId)
  const raised = await all.post(`${staff}/put?step=add`, { name: own?.name ?? '', email: own?.email ?? '', phone: '', 'set.lezen': 'on' })
  expect(raised.text).toContain('eigen rechten')
  await all.post(`${staff}/remove`, { member: reading.accountId })
  expect((await reading.get('/beheer')).status).toBe(404)
})

test('the client reads who did it as an employee of the organisation, never by name', async () => {
  const self = await portal.viewer({ clientNumber: '100', basis: 'self', set: 'alles' })
  const { text } = await self.get(`/client/${self.clientId}/core/access-log`)
  expect(text).toContain('Een medewerker van Testzorg')
  const names = (await portal.deskStaff.list()).map(({ name }) => name)
  for (const name of names) expect(text, name).not.toContain(name)
})
