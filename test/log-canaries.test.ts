import { definePart, definePlugin } from '@voordeur/core'
import { Report } from '@voordeur/core/care'
import { createMemorySource, createTestPortal, type TestBrowser, type TestPortal } from '@voordeur/core/testing'
import { beheer } from '@voordeur/plugin-beheer'
import { berichten } from '@voordeur/plugin-berichten'
import { dossier } from '@voordeur/plugin-dossier'
import { prikbord } from '@voordeur/plugin-prikbord'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { createLog } from '../packages/core/src/log/create-log.ts'
import { TYPES } from './organisations/everything.ts'
import { createPeople, resetLink, signedIn } from './sign-in/people.ts'
import { openSigningPortal } from './sign-in/signing-portal.ts'

/** Words that stand nowhere but in what people are, wrote, looked for and were sent. */
const CANARIES = {
  name: 'Kanariegeel',
  email: 'kanariemail',
  bsn: '123456782',
  text: 'Kanarielied',
  search: 'Kanariezoek',
  path: 'Kanariepad',
  record: 'Kanarieveer',
  number: 'KN-77001',
  provider: 'Kanariekooi',
} as const

const NAME = `Wilhelmina ${CANARIES.name}`
const EMAIL = `${CANARIES.email}@voorbeeld.nl`
const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736'

const broken = definePart({
  id: 'broken',
  title: 'broken.title',
  icon: 'pin',
  scope: 'client',
  rights: { read: {} },
  reads: [Report],
  load: async ({ records, client }) => {
    const { items } = await records.list(Report)
    throw new TypeError(
      `${client.name} ${CANARIES.bsn}: ${JSON.stringify(items)}\n    at ${CANARIES.name} (/node_modules/${CANARIES.text}/x.js:1:1)`,
    )
  },
  view: () => null,
})
const words = { 'broken.title': 'Stuk' }
const plugin = definePlugin({ id: 'proef', api: 1, messages: { nl: words, en: words }, parts: () => [broken] })

/** The lines as they leave the process, at the level at which most is written. */
function toLines({ log }: TestPortal): readonly string[] {
  const lines: string[] = []
  const write = createLog('debug', { write: (line) => void lines.push(line) })
  for (const line of log) write(line)
  return lines
}

function expectNone(lines: readonly string[], secrets: readonly string[]): void {
  const all = lines.join('')
  for (const secret of secrets)
    for (const spelling of new Set([secret, secret.toLowerCase(), encodeURIComponent(secret), Buffer.from(secret).toString('base64url')]))
      expect([spelling, all.includes(spelling)]).toEqual([spelling, false])
}

describe('the log of a portal in which everything goes right and wrong', () => {
  let portal: TestPortal
  let viewer: TestBrowser & { readonly clientId: string }
  let desk: TestBrowser
  const memory = createMemorySource(TYPES)
  const written: string[] = []
  beforeAll(async () => {
    memory.steps = [
      {
        client: { sourceId: CANARIES.number, number: CANARIES.number, name: NAME },
        records: [
          {
            type: Report,
            id: CANARIES.number,
            place: { file: `${CANARIES.number}.json` },
            data: { reportedAt: '2026-11-21T08:00:00+01:00', text: CANARIES.record },
          },
        ],
        complete: [Report],
      },
      { completeSnapshot: true },
    ]
    portal = await createTestPortal({
      plugins: [prikbord(), berichten({ between: 'contacts' }), dossier(), beheer(), plugin()],
      sources: [memory.source],
      access: { requests: true },
      desk: { sets: { alles: { title: 'Alles', rights: ['beheer.clients:read', 'beheer.syncs:read'] } } },
    })
    await portal.sync()
    await portal.start()
    const rights = [...portal.composition.rights].filter(([id, { explicit }]) => !explicit && !id.startsWith('beheer')).map(([id]) => id)
    viewer = await portal.viewer({ clientNumber: CANARIES.number, name: NAME, email: EMAIL, rights })
    desk = await portal.staff(['alles'])
    for (const stream of [process.stdout, process.stderr])
      vi.spyOn(stream, 'write').mockImplementation((chunk) => {
        written.push(String(chunk))
        return true
      })
  })
  beforeEach(() => {
    memory.failure = undefined
  })
  afterAll(async () => {
    vi.restoreAllMocks()
    await portal.close()
  })

  const linesOf = () => [...toLines(portal), ...written]

  test('has a line for each request: its trace, the pattern of its route, its status and how long it took', async () => {
    const before = portal.log.length
    await viewer.get(`/client/${viewer.clientId}/prikbord/board`, { traceparent: `00-${TRACE}-00f067aa0ba902b7-01` })
    expect(portal.log.slice(before)).toEqual([
      {
        level: 'info',
        message: 'request',
        traceId: TRACE,
        method: 'GET',
        route: '/client/:client/:plugin/:part',
        status: 200,
        milliseconds: expect.any(Number),
      },
    ])
    const [read] = await portal.store.system().selectFrom('audit_entry').select('trace_id').where('trace_id', '=', TRACE).execute()
    expect(read).toEqual({ trace_id: TRACE })
  })

  test('gives a request without a trace one, the same in the log, the access log and the line of its failure', async () => {
    const before = portal.log.length
    await viewer.get(`/client/${viewer.clientId}/proef/broken`)
    const traces = portal.log.slice(before).map(({ traceId }) => traceId)
    expect(traces).toHaveLength(2)
    expect(new Set(traces).size).toBe(1)
    const entries = await portal.store.system().selectFrom('audit_entry').select('part').where('trace_id', '=', String(traces[0])).execute()
    expect(entries).toEqual([{ part: 'proef.broken' }])
  })

  test('has of an error its name and the line that made it, and nothing of what it says', async () => {
    const before = portal.log.length
    await viewer.get(`/client/${viewer.clientId}/proef/broken`)
    const [failed] = portal.log.slice(before).filter(({ level }) => level === 'error')
    expect(failed).toMatchObject({ route: 'proef.broken', error: 'TypeError' })
    expectNone(linesOf(), Object.values(CANARIES))
  })

  test('holds nothing of what people read, wrote, looked for or sent along', async () => {
    const { clientId } = viewer
    const pages = [
      `/client/${clientId}`,
      `/client/${clientId}/dossier/timeline`,
      `/client/${clientId}/core/search?q=${CANARIES.search}`,
      `/client/${clientId}/prikbord/board?before=${CANARIES.search}`,
      `/client/${CANARIES.path}/prikbord/board`,
      `/${CANARIES.path}?q=${CANARIES.search}`,
      `/feed/${CANARIES.path}.${CANARIES.search}`,
      `/sms/${CANARIES.path}`,
      `/inloggen?next=/${CANARIES.path}`,
      `/%00${CANARIES.path}`,
      '/mijn/core/profile',
    ]
    for (const path of pages)
      for (const browser of [viewer, portal.visitor(), desk]) await browser.get(path, { referer: `https://x.nl/${CANARIES.search}` })
    for (const path of ['/beheer/beheer/clients', `/beheer/beheer/clients?q=${CANARIES.search}`, '/beheer/beheer/syncs'])
      await desk.get(path)
    const post = `/client/${clientId}/prikbord/board/post`
    await viewer.post(post, { key: crypto.randomUUID(), text: CANARIES.text })
    await viewer.post(post, { key: CANARIES.text, text: CANARIES.bsn })
    await viewer.post(`/client/${clientId}/berichten/messages/send`, {
      key: crypto.randomUUID(),
      subject: CANARIES.text,
      text: CANARIES.text,
    })
    await viewer.post(`/client/${clientId}/core/add-person/check`, { name: NAME, email: EMAIL })
    await portal.visitor().post(post, { text: CANARIES.text }, { origin: `https://${CANARIES.path}.nl` })
    await portal.visitor().post('/toegang-aanvragen', { name: NAME, email: EMAIL, explanation: CANARIES.bsn })
    expect(portal.log.length).toBeGreaterThan(30)
    expectNone(linesOf(), [...Object.values(CANARIES), viewer.clientId, viewer.accountId ?? ''])
  })

  test('says of a source that fails how it ended and where, and not what it said', async () => {
    const failures = [new Error(`${NAME} ${CANARIES.bsn}`), toSyntaxError(CANARIES.name)]
    for (const failure of failures) {
      memory.failure = failure
      await portal.sync()
    }
    memory.failure = undefined
    await portal.sync()
    const ends = portal.log.filter(({ message }) => message.includes('the run ended'))
    expect(ends.map(({ level, error }) => [level, error])).toEqual([
      ['warn', 'Error'],
      ['warn', 'SyntaxError'],
    ])
    expectNone(linesOf(), Object.values(CANARIES))
  })

  test('says of mail that can not be sent how much waits, and not to whom or why', async () => {
    const box = Object.assign(portal.sent, {
      push: () => {
        throw new Error(`550 5.1.1 <${EMAIL}> ${CANARIES.provider} unknown`)
      },
    })
    const at = portal.clock.now()
    await portal.visitor().post('/toegang-aanvragen', {})
    const mail = { kind: 'mail' as const, recipient: EMAIL, subject: NAME, body: 'x', state: 'waiting' as const, attempts: 0 }
    const rest = { sent_at: null, last_error: null, expires_at: null, reference: null, delivery: null, delivery_code: null }
    await portal.store
      .system()
      .insertInto('outbox')
      .values({ id: crypto.randomUUID(), ...mail, ...rest, next_attempt_at: at, created_at: at })
      .execute()
    await portal.runJobs(120)
    expect(box).toBe(portal.sent)
    expect(portal.log.filter(({ message }) => message.startsWith('outbox: '))).not.toEqual([])
    expectNone(linesOf(), Object.values(CANARIES))
  })
})

/** The error that a parser throws, which quotes what it read. */
function toSyntaxError(text: string): Error {
  try {
    JSON.parse(text)
  } catch (error) {
    if (error instanceof Error && error.message.includes(CANARIES.name)) return error
  }
  throw new Error('The parser quoted nothing.')
}

test('the log of signing in has no name, number, address, password, code or token', async () => {
  const it = await openSigningPortal()
  const person = await createPeople(it)()
  const browser = await signedIn(it, person)
  const secret = await resetLink(it, person)
  await it.browser().get(`/nieuw-wachtwoord?secret=${secret}`)
  await it.browser().post('/nieuw-wachtwoord', { secret })
  await it.signInTo(it.browser(), { ...person, password: CANARIES.text })
  await it.signInTo(it.browser(), { userName: CANARIES.name, password: CANARIES.text })
  await browser.post('/profiel/telefoon', { do: 'send', phone: '06 5555 0009' })
  const code = await it.code()
  await browser.post('/profiel/telefoon', { do: 'check', code })
  const tokens = [...browser.cookies.values()].flatMap((value) => value.split(/[.~]/)).filter((part) => part.length > 10)
  const lines = toLines(it.portal)
  expect(lines.length).toBeGreaterThan(8)
  expectNone(lines, [
    ...tokens,
    ...secret.split('.'),
    person.name,
    person.email,
    person.userName,
    person.password,
    '555500',
    ...Object.values(CANARIES),
  ])
  await it.close()
})
