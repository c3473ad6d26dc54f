import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fhir } from '../fhir.ts'

const MESSAGE = {
  id: '0199b1c2-0000-7000-8000-000000000001',
  thread: '0199b1c2-0000-7000-8000-000000000002',
  topic: 'Vraag over het plan',
  text: 'Mag het plan korter?',
  sender: { name: 'Anna de Vries', role: 'zus' },
  recipientRole: 'Regievoerend begeleider',
  sentAt: '2026-11-22T11:00:00.000Z',
}

interface Put {
  readonly method: string | undefined
  readonly path: string | undefined
  readonly type: string | undefined
  readonly body: unknown
}

let received: Put[]
let status: number
let fhirVersion: string
let server: ReturnType<typeof createServer>

beforeEach(async () => {
  received = []
  status = 201
  fhirVersion = '4.0.1'
  server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
})
async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method === 'GET') {
    response.setHeader('content-type', 'application/fhir+json')
    response.end(JSON.stringify({ resourceType: 'CapabilityStatement', fhirVersion, rest: [{ mode: 'server', resource: [] }] }))
    return
  }
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const body: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'))
  received.push({ method: request.method, path: request.url, type: request.headers['content-type'], body })
  response.statusCode = status
  response.end()
}

afterEach(() => new Promise<void>((resolve) => void server.close(() => resolve())))

const send = (messages = true, sourceId = '10437') => {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/fhir`
  const source = fhir({ server: { url, messages } })
  return source.send.message?.({ client: { sourceId }, signal: new AbortController().signal }, MESSAGE)
}

test('a message is put as a Communication under the id of the portal, with whom it is about', async () => {
  await send()
  expect(received).toEqual([
    {
      method: 'PUT',
      path: `/fhir/Communication/${MESSAGE.id}`,
      type: 'application/fhir+json; charset=utf-8',
      body: {
        resourceType: 'Communication',
        id: MESSAGE.id,
        identifier: [{ system: 'urn:voordeur:thread', value: MESSAGE.thread }],
        status: 'completed',
        subject: { reference: 'Patient/10437' },
        topic: { text: 'Vraag over het plan' },
        sent: MESSAGE.sentAt,
        sender: { display: 'Anna de Vries (zus)' },
        recipient: [{ display: 'Regievoerend begeleider' }],
        payload: [{ contentString: 'Mag het plan korter?' }],
      },
    },
  ])
})

test('a server of STU3 gets what it is about as that version writes it', async () => {
  fhirVersion = '3.0.1'
  await send()
  expect(received[0]?.body).toMatchObject({ topic: [{ display: 'Vraag over het plan' }] })
})

test.each([
  [400, 'REFUSED'],
  [405, 'REFUSED'],
  [422, 'REFUSED'],
  [401, 'UNREACHABLE'],
  [503, 'UNREACHABLE'],
])('an answer %i is %s', async (answered, code) => {
  status = answered
  await expect(send()).rejects.toMatchObject({ code, status: answered })
})

test('a client whose id is none of a server is never put into an address', async () => {
  await expect(send(true, '../Patient/1')).rejects.toMatchObject({ code: 'REFUSED' })
  expect(received).toEqual([])
})

test('a server that does not answer may be asked again', async () => {
  await new Promise<void>((resolve) => void server.close(() => resolve()))
  const gone = fhir({ server: { url: 'http://127.0.0.1:9/fhir', messages: true } })
  await expect(gone.send.message?.({ client: { sourceId: '1' }, signal: new AbortController().signal }, MESSAGE)).rejects.toMatchObject({
    code: 'UNCERTAIN',
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
})

test('without the option, and with a folder, the source takes no messages', () => {
  expect(send(false)).toBeUndefined()
  expect(fhir({ folder: '.' }).send.message).toBeUndefined()
})
