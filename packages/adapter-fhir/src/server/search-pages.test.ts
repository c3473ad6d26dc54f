import { describe, expect, test } from 'vitest'
import { completeOf, observation, PATIENT, type Json } from '../example-client.fixture.ts'
import { pageOf, send, startServer, type StandIn } from './fhir-server.fixture.ts'
import { clientsOf, pullServer, reportOf, type PullSettings } from './pull-server.fixture.ts'

const WEIGHTS: readonly Json[] = Array.from({ length: 7 }, (_, index) => observation({ id: `o${index + 1}`, valueInteger: index }))

/** Reads a client with seven measurements from a server that answers as it should but for what the test says. */
async function pullFrom(standIn: Partial<StandIn>, settings: Partial<Omit<PullSettings, 'server'>> & { server?: object } = {}) {
  const server = await startServer({ resources: [PATIENT, ...WEIGHTS], ...standIn })
  const pulled = await pullServer({ ...settings, server: { url: server.url, pageSize: 3, ...settings.server } })
  const [step] = clientsOf(pulled)
  return {
    ...pulled,
    server,
    ids: step?.records.map(({ id }) => id),
    isComplete: step !== undefined && completeOf(step).includes('measurement'),
    report: reportOf(pulled).map((line) => line.replace(server.url, '')),
  }
}

/** An answer to a search for measurements, with a link to the next page. */
function withNext(next: (origin: string) => string): Required<StandIn>['answer'] {
  return ({ url, response }) =>
    url.pathname === '/fhir/Observation' && send(response, pageOf(WEIGHTS.slice(0, 3), { next: next(url.origin) }))
}

describe('an answer in pages', () => {
  test('is read to its last page', async () => {
    const { ids, isComplete, server } = await pullFrom({})
    expect(ids).toEqual(['c1/c1', ...WEIGHTS.map(({ id }) => `c1/${String(id)}`)])
    expect(isComplete).toBe(true)
    expect(server.received.filter(({ path }) => path === '/fhir/Observation').map(({ query }) => query)).toEqual([
      '?patient=c1&_count=3',
      '?patient=c1&_count=3&_offset=3',
      '?patient=c1&_count=3&_offset=6',
    ])
  })

  test('may name its next page from its own address', async () => {
    const { ids } = await pullFrom({
      answer: ({ url, response }) =>
        url.searchParams.has('_count') &&
        url.pathname === '/fhir/Observation' &&
        send(response, pageOf(WEIGHTS.slice(0, 3), { next: 'Observation?page=2' })),
    })
    expect(ids).toHaveLength(8)
  })

  test.each([
    ['another host', (elsewhere: string) => `${elsewhere}/fhir/Observation?page=2`],
    ['another host without a scheme', (elsewhere: string) => `${elsewhere.replace('http:', '')}/fhir/Observation?page=2`],
    ['a file', () => 'file:///etc/passwd'],
    ['the metadata of a cloud', () => 'http://169.254.169.254/latest/meta-data/'],
    ['an address that is none', () => 'http://[/'],
    ['a script', () => 'javascript:alert(1)'],
  ])('is not followed to %s', async (_, toLink) => {
    const elsewhere = await startServer({ resources: [PATIENT, ...WEIGHTS] })
    const { report, ids, isComplete } = await pullFrom({ answer: withNext(() => toLink(new URL(elsewhere.url).origin)) })
    expect(elsewhere.received).toEqual([])
    expect(report).toContain('/Observation: the next page is at another server than this one, so it is not fetched')
    // What came before it is shown, and nothing of the type is taken for removed.
    expect([ids?.length, isComplete]).toEqual([4, false])
  })

  test('is not followed with a name and a password', async () => {
    const { report } = await pullFrom({ answer: withNext((origin) => `${origin.replace('//', '//me:secret@')}/fhir/Observation?page=2`) })
    expect(report[0]).toContain('at another server than this one')
    expect(report.join(' ')).not.toContain('secret')
  })

  test.each([
    ['itself', (origin: string) => `${origin}/fhir/Observation?patient=c1&_count=3`],
    ['an earlier page in two steps', (origin: string) => `${origin}/fhir/Observation?again`],
  ])('that leads back to %s ends', async (_, next) => {
    const { report, server } = await pullFrom({ answer: withNext(next) })
    expect(report).toEqual(['/Observation: the pages of the answer go round in a circle'])
    expect(server.received.filter(({ path }) => path === '/fhir/Observation').length).toBeLessThanOrEqual(2)
  })

  test('that never ends is given up after the most pages', async () => {
    const { report, server, isComplete } = await pullFrom(
      { answer: withNext((origin) => `${origin}/fhir/Observation?page=${crypto.randomUUID()}`) },
      { server: { maxPages: 4 } },
    )
    expect(report).toContain('/Observation: the answer has more than 4 pages')
    expect(server.received.filter(({ path }) => path === '/fhir/Observation')).toHaveLength(4)
    expect(isComplete).toBe(false)
  })

  test('that grows without end is given up at the most that one client may weigh', async () => {
    const heavy = observation({ valueString: 'x'.repeat(20_000) })
    const { report, server, isComplete } = await pullFrom(
      {
        answer: ({ url, response }) =>
          url.pathname === '/fhir/Observation' &&
          send(response, pageOf([heavy], { next: `${url.origin}/fhir/Observation?page=${crypto.randomUUID()}` })),
      },
      { maxBytes: 100_000 },
    )
    expect(report[0]).toBe('/Observation: the record of this client is larger than 100000 bytes')
    expect(server.received.filter(({ path }) => path === '/fhir/Observation').length).toBeLessThan(6)
    expect(isComplete).toBe(false)
  })

  test('of which a page can not be read keeps the pages before it, and is not whole', async () => {
    const { ids, report, isComplete } = await pullFrom({
      answer: ({ url, response }) => url.search.includes('_offset=3') && send(response, '{"resourceType":"Bundle","entry":[{"resou'),
    })
    expect(ids).toHaveLength(4)
    expect(report).toEqual(['/Observation: the file is not JSON, or it is cut off'])
    expect(isComplete).toBe(false)
  })

  test('in which the server says that something went wrong is not whole, and is quoted by its code only', async () => {
    const outcome = { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'throttled', diagnostics: 'Anna Jansen' }] }
    const { report, isComplete } = await pullFrom({
      answer: ({ url, response }) => url.pathname === '/fhir/Observation' && send(response, pageOf([...WEIGHTS, outcome])),
    })
    expect(report).toEqual(['/Observation: the server could not answer in full: throttled'])
    expect(isComplete).toBe(false)
  })

  test('in XML is read the same', async () => {
    const weight = (id: string) =>
      `<entry><resource><Observation xmlns="http://hl7.org/fhir"><id value="${id}"/><status value="final"/><subject><reference value="Patient/c1"/></subject><valueInteger value="5"/></Observation></resource></entry>`
    const { ids, isComplete, server } = await pullFrom({
      answer: ({ url, response }) => {
        if (url.pathname !== '/fhir/Observation') return false
        const next = url.searchParams.has('page')
          ? ''
          : `<link><relation value="next"/><url value="${url.origin}/fhir/Observation?a=1&amp;page=2"/></link>`
        const id = url.searchParams.get('page') === '2' ? 'o2' : 'o1'
        const xml = `<Bundle xmlns="http://hl7.org/fhir"><link><relation value="self"/><url value="Observation?patient=c1"/></link>${next}${weight(id)}</Bundle>`
        return send(response, xml, 200, { 'content-type': 'application/fhir+xml' })
      },
    })
    expect(ids).toEqual(['c1/c1', 'c1/o1', 'c1/o2'])
    expect(isComplete).toBe(true)
    expect(server.received.map(({ query }) => query)).toContain('?a=1&page=2')
  })
})
