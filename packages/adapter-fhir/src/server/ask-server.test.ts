import { SourceRefused } from '@voordeur/core'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { completeOf, observation, PATIENT, type Json } from '../example-client.fixture.ts'
import { decideWait } from './decide-wait.ts'
import { send, startServer, type StandIn } from './fhir-server.fixture.ts'
import { clientsOf, pullServer, reportOf, type PullSettings } from './pull-server.fixture.ts'

const CLIENTS: readonly Json[] = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ ...PATIENT, id }))
const CANARY = 'Anna Jansen 999911120'
const outcome = (code: string): Json => ({
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'error', code, diagnostics: CANARY, details: { text: CANARY } }],
})

async function pullFrom(standIn: Partial<StandIn>, settings: Partial<Omit<PullSettings, 'server'>> & { server?: object } = {}) {
  const server = await startServer({ resources: [PATIENT, observation({ valueInteger: 1 })], ...standIn })
  const pulled = await pullServer({ ...settings, server: { url: server.url, ...settings.server } })
  return { ...pulled, server, report: reportOf(pulled).map((line) => line.replace(server.url, '')) }
}

const isWeight = (url: URL): boolean => url.pathname === '/fhir/Observation'

describe('a server that is busy', () => {
  test.each([429, 502, 503, 504])('with %d is asked again, a little later each time', async (status) => {
    const pulled = await pullFrom({
      answer: ({ url, times, response }) => isWeight(url) && times < 4 && send(response, outcome('throttled'), status),
    })
    expect(pulled.waits).toEqual([750, 1500, 3000])
    expect(completeOf(clientsOf(pulled)[0]!)).toContain('measurement')
    expect(pulled.report).toEqual([])
  })

  test('is asked when it says, in seconds or by a date', async () => {
    const now = new Date('2026-11-26T10:00:00Z')
    const says = ['7', 'Thu, 26 Nov 2026 10:01:30 GMT', 'Thu, 26 Nov 2026 09:00:00 GMT', 'soon']
    const { waits, error } = await pullFrom(
      {
        answer: ({ url, times, response }) =>
          isWeight(url) && times <= 4 && send(response, '', 503, { 'retry-after': says[times - 1] ?? '' }),
      },
      { now },
    )
    expect(error).toBeUndefined()
    expect(waits).toEqual([7_000, 90_000, 0, 6_000])
  })

  test('and wants to be left alone for longer than a sync can wait, is left alone', async () => {
    const pulled = await pullFrom({ answer: ({ url, response }) => isWeight(url) && send(response, '', 429, { 'retry-after': '3600' }) })
    expect(pulled.waits).toEqual([])
    expect(pulled.report).toEqual(['/Observation: the server is asked too much (429)'])
    expect(completeOf(clientsOf(pulled)[0]!)).not.toContain('measurement')
  })

  test('is given up after as many tries as the settings say; its other types are read', async () => {
    const pulled = await pullFrom({ answer: ({ url, response }) => isWeight(url) && send(response, '', 503) }, { server: { tries: 3 } })
    expect(pulled.server.received.filter(({ path }) => path === '/fhir/Observation')).toHaveLength(3)
    expect(pulled.report).toEqual(['/Observation: the server answers with status 503'])
    const complete = completeOf(clientsOf(pulled)[0]!)
    expect([complete.includes('measurement'), complete.includes('goal')]).toEqual([false, true])
    expect(pulled.steps.at(-1)).toEqual({ completeSnapshot: true })
  })

  test('our own waits grow, end at a minute, and differ by chance', () => {
    const wait = (attempt: number, random: number): number | undefined =>
      decideWait({ attempt, random, retryAfter: undefined, now: new Date(0) })
    expect([1, 2, 3, 7, 9].map((attempt) => wait(attempt, 0))).toEqual([500, 1_000, 2_000, 30_000, 30_000])
    expect([wait(1, 0.2), wait(1, 0.8)]).toEqual([600, 900])
  })
})

describe('a server that does not answer', () => {
  test('in time is asked again', async () => {
    const pulled = await pullFrom({ answer: ({ url, times }) => isWeight(url) && times === 1 }, { server: { timeoutSeconds: 1 } })
    expect(pulled.waits).not.toEqual([])
    expect(completeOf(clientsOf(pulled)[0]!)).toContain('measurement')
  })

  test('with more than a beginning in time is not waited for', async () => {
    const pulled = await pullFrom(
      {
        answer({ url, response }) {
          if (!isWeight(url)) return false
          response.writeHead(200, { 'content-type': 'application/json' })
          response.write('{"resourceType":')
          return true
        },
      },
      { server: { timeoutSeconds: 1, tries: 1 } },
    )
    expect(pulled.report).toContain('/Observation: the server did not answer in time')
  })

  test.each<[string, Required<StandIn>['answer']]>([
    ['breaks the connection', ({ url, response }) => isWeight(url) && response.destroy().destroyed],
    [
      'breaks off its answer',
      ({ url, response }) => {
        if (!isWeight(url)) return false
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' })
        response.write('{"resourceType":"Bundle"', () => response.destroy())
        return true
      },
    ],
  ])('but %s is asked again, and its type is not whole', async (_, answer) => {
    const pulled = await pullFrom({ answer }, { server: { tries: 2 } })
    expect(pulled.server.received.filter(({ path }) => path === '/fhir/Observation')).toHaveLength(2)
    expect(pulled.report[0]).toMatch(/^\/Observation: no connection with the server, or it broke \([A-Z_]+\)$/)
    expect(completeOf(clientsOf(pulled)[0]!)).not.toContain('measurement')
  })

  test('at all refuses the run', async () => {
    const { error, steps } = await pullServer({ server: { url: 'http://127.0.0.1:1/fhir', tries: 2 } })
    expect(error).toBeInstanceOf(SourceRefused)
    expect(String(error)).toContain('no connection with the server, or it broke (ECONNREFUSED)')
    expect(steps).toEqual([])
  })

  test('any more half-way ends the run: who was read is kept, nobody has left care', async () => {
    const pulled = await pullFrom(
      { resources: CLIENTS, answer: ({ url, response }) => /=(b|c|d)\b/.test(url.search) && response.destroy().destroyed },
      { server: { tries: 1 } },
    )
    expect(clientsOf(pulled).map(({ client }) => client.sourceId)).toEqual(['a'])
    expect(String(pulled.error)).toContain('does not answer any more')
    expect(pulled.steps.some((step) => 'completeSnapshot' in step)).toBe(false)
    expect(pulled.server.received.some(({ query }) => query.includes('=e'))).toBe(false)
  })

  test('about one client leaves that one on the last good copy, and the others go on', async () => {
    const pulled = await pullFrom({
      resources: CLIENTS,
      answer: ({ url, response }) => /=b\b/.test(url.search) && send(response, outcome('exception'), 500),
    })
    expect(clientsOf(pulled).map(({ client }) => client.sourceId)).toEqual(['a', 'c', 'd', 'e'])
    expect(pulled.steps.at(-1)).toEqual({ completeSnapshot: true, unread: ['b'] })
    expect(pulled.report).toContain('/Patient: the server answers with status 500: exception')
  })

  test('is not waited for by a run that is stopped', async () => {
    const controller = new AbortController()
    const pulled = await pullFrom(
      { answer: ({ url, response }) => isWeight(url) && send(response, '', 503) },
      {
        signal: controller.signal,
        wait: async (_, signal) => {
          controller.abort()
          signal.throwIfAborted()
        },
      },
    )
    expect(pulled.error).toMatchObject({ name: 'AbortError' })
  })

  test('stops at once when the run is stopped', async () => {
    const controller = new AbortController()
    const pulled = await pullFrom(
      {
        answer({ url }) {
          if (isWeight(url)) controller.abort()
          return isWeight(url)
        },
      },
      { signal: controller.signal },
    )
    expect(pulled.error).toMatchObject({ name: 'AbortError' })
  })
})

describe('what a server refuses', () => {
  test('to whom it does not know ends the run with a sentence', async () => {
    const pulled = await pullFrom({ answer: ({ url, response }) => isWeight(url) && send(response, outcome('login'), 401) })
    expect(pulled.error).toBeInstanceOf(SourceRefused)
    expect(String(pulled.error)).toContain(
      'the server does not know us (401): the token or certificate is missing, wrong or has expired: login',
    )
    expect(pulled.waits).toEqual([])
  })

  test('to whom it does not know ends the run also when staff are looked up', async () => {
    const weight = observation({ valueInteger: 1, performer: [{ reference: 'Practitioner/p1' }] })
    const pulled = await pullFrom({
      resources: [PATIENT, weight],
      answer: ({ url, response }) => url.pathname === '/fhir/Practitioner/p1' && send(response, outcome('expired'), 401),
    })
    expect(String(pulled.error)).toContain('the server does not know us (401)')
    expect(clientsOf(pulled)).toEqual([])
  })

  test('from the start by 403 ends the run, later it costs a type', async () => {
    const from = await pullFrom({ answer: ({ response }) => send(response, outcome('forbidden'), 403) })
    expect(String(from.error)).toContain('the server does not let us read this (403): our identity lacks the right: forbidden')
    const later = await pullFrom({ answer: ({ url, response }) => isWeight(url) && send(response, outcome('forbidden'), 403) })
    expect(later.error).toBeUndefined()
    expect(later.report).toEqual(['/Observation: the server does not let us read this (403): our identity lacks the right: forbidden'])
    expect(completeOf(clientsOf(later)[0]!)).not.toContain('measurement')
  })

  test.each([400, 404, 410, 422, 500])('with %d is quoted by its codes, and never in its own words', async (status) => {
    const pulled = await pullFrom({ answer: ({ url, response }) => isWeight(url) && send(response, outcome('processing'), status) })
    expect(pulled.report).toEqual([`/Observation: the server answers with status ${status}: processing`])
    expect(pulled.waits).toEqual([])
  })

  test('with a code that is a name is not quoted', async () => {
    const pulled = await pullFrom({ answer: ({ url, response }) => isWeight(url) && send(response, outcome(CANARY), 400) })
    expect(pulled.report).toEqual(['/Observation: the server answers with status 400: unknown'])
    expect(JSON.stringify(pulled.steps)).not.toContain('999911120')
  })

  test.each([301, 302, 303, 307, 308])('and sends elsewhere with %d is not followed', async (status) => {
    const elsewhere = await startServer({ resources: [PATIENT] })
    const pulled = await pullFrom({
      answer: ({ url, response }) => isWeight(url) && send(response, '', status, { location: `${elsewhere.url}/Observation?patient=c1` }),
    })
    expect(elsewhere.received).toEqual([])
    expect(pulled.report).toEqual([
      `/Observation: the server sends on to another address (${status}), which is not followed; set that address instead`,
    ])
  })
})

describe('an answer that is none', () => {
  const answers: readonly (readonly [string, string | Buffer, string | undefined, string])[] = [
    ['a page', '<html><body>Log in</body></html>', 'text/html', 'neither JSON nor XML'],
    ['a page in XHTML', '<html xmlns="http://www.w3.org/1999/xhtml"/>', 'application/xhtml+xml', 'neither JSON nor XML'],
    ['half of one', '{"resourceType":"Bun', undefined, 'not JSON, or it is cut off'],
    ['nothing', '', undefined, 'not JSON, or it is cut off'],
    ['another thing', '[]', undefined, 'holds no FHIR resource'],
    ['a resource', JSON.stringify(PATIENT), undefined, 'no Bundle'],
    ['XML with entities', '<!DOCTYPE B [<!ENTITY x SYSTEM "file:///etc/passwd">]><Bundle/>', 'application/fhir+xml', 'document type'],
    ['XML that says it is JSON', '<!DOCTYPE B [<!ENTITY x SYSTEM "file:///etc/passwd">]><Bundle/>', undefined, 'document type'],
    ['UTF-16', Buffer.from('\uFEFF{"resourceType":"Bundle"}', 'utf16le'), undefined, 'not UTF-8'],
    ['nesting', `{"resourceType":"Bundle","a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`, undefined, 'nested deeper'],
    ['more than is read', `{"resourceType":"Bundle","a":"${'x'.repeat(300_000)}"}`, undefined, 'larger than 200000 bytes'],
  ]
  test.each(answers)('%s costs its type and nothing else', async (_, body, type, words) => {
    const pulled = await pullFrom(
      {
        answer({ url, response }) {
          if (!isWeight(url)) return false
          response.writeHead(200, { 'content-type': type ?? 'application/fhir+json' })
          response.end(body)
          return true
        },
      },
      { maxBytes: 200_000 },
    )
    expect(pulled.error).toBeUndefined()
    expect(pulled.report).toEqual([expect.stringContaining(words)])
    expect(pulled.report[0]).toMatch(/^\/Observation: /)
    const [step] = clientsOf(pulled)
    expect([step?.records.map(({ id }) => id), completeOf(step!).includes('measurement')]).toEqual([['c1/c1'], false])
  })

  test('of which the size is said is refused before it comes', async () => {
    const pulled = await pullFrom(
      {
        answer({ url, response }) {
          if (!isWeight(url)) return false
          response.writeHead(200, { 'content-type': 'application/json', 'content-length': '10000000000' })
          response.flushHeaders()
          return true
        },
      },
      { maxBytes: 200_000 },
    )
    expect(pulled.report).toEqual(['/Observation: the answer is larger than 200000 bytes'])
  })

  test('of which the size is not said is measured while it comes', async () => {
    const pulled = await pullFrom(
      {
        answer({ url, response }) {
          if (!isWeight(url)) return false
          response.writeHead(200, { 'content-type': 'application/json' })
          const more = (): void => {
            if (!response.destroyed) response.write('x'.repeat(64 * 1024), more)
          }
          more()
          return true
        },
      },
      { maxBytes: 200_000 },
    )
    expect(pulled.report).toEqual(['/Observation: the answer is larger than 200000 bytes'])
  })

  test('that is packed is refused unread: a small one can hold a large one', async () => {
    const bomb = gzipSync(Buffer.alloc(5_000_000))
    const pulled = await pullFrom({
      answer({ url, response }) {
        if (!isWeight(url)) return false
        response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
        response.end(bomb)
        return true
      },
    })
    expect(pulled.report).toEqual(['/Observation: the answer is packed, which was not asked for'])
  })

  test('to the first question refuses the run', async () => {
    const { error } = await pullFrom({ answer: ({ response }) => send(response, '<html/>', 200, { 'content-type': 'text/html' }) })
    expect(String(error)).toContain('is this the base address of a FHIR server?')
  })
})
