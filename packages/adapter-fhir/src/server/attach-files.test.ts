import { expect, test } from 'vitest'
import { PATIENT, type Json } from '../example-client.fixture.ts'
import { startServer } from './fhir-server.fixture.ts'
import { clientsOf, pullServer } from './pull-server.fixture.ts'

const PDF = Buffer.from('%PDF-1.7 brief')
const BINARY: Json = { resourceType: 'Binary', id: 'b1', contentType: 'application/pdf', data: PDF.toString('base64') }
const letter = (url: string, extra: Json = {}): Json => ({
  resourceType: 'DocumentReference',
  id: 'd1',
  status: 'current',
  subject: { reference: 'Patient/c1' },
  date: '2026-11-20T10:00:00+01:00',
  content: [{ attachment: { contentType: 'application/pdf', url, title: 'Brief' } }],
  ...extra,
})

async function pullLetter(toUrl: (base: string) => string, extra: Json = {}) {
  const resources: Json[] = [PATIENT, BINARY]
  const server = await startServer({ resources })
  resources.push(letter(toUrl(server.url), extra))
  const pulled = await pullServer({ server: { url: server.url } })
  const [step] = clientsOf(pulled)
  return { server, file: step?.records.find(({ type }) => type.name === 'document')?.file }
}

const askedOf = ({ received }: { readonly received: readonly { readonly path: string }[] }): number =>
  received.filter(({ path }) => path.includes('/Binary/')).length

test.each([
  ['by its address below the base', () => 'Binary/b1'],
  ['by its whole address', (base: string) => `${base}/Binary/b1`],
])('a document that names its file %s has it fetched when it is asked for, and not before', async (_, toUrl) => {
  const { server, file } = await pullLetter(toUrl)
  expect(file?.mime).toBe('application/pdf')
  expect(askedOf(server)).toBe(0)
  expect(Buffer.from((await file?.read()) ?? []).toString()).toBe('%PDF-1.7 brief')
  expect(askedOf(server)).toBe(1)
})

test('a file that is not there any more is an error of its own', async () => {
  const { file } = await pullLetter(() => 'Binary/gone')
  await expect(file?.read()).rejects.toThrow('the server answers with status 404: not-found')
})

test('the digest of a file changes with its document and with nothing else', async () => {
  const digestOf = async (extra?: Json): Promise<string | undefined> => (await pullLetter(() => 'Binary/b1', extra)).file?.digest
  expect(await digestOf()).toBe(await digestOf())
  expect(await digestOf()).not.toBe(await digestOf({ meta: { versionId: '2' } }))
})

test('a file at another server is not fetched', async () => {
  const elsewhere = await startServer({ resources: [BINARY] })
  const { file } = await pullLetter(() => `${elsewhere.url}/Binary/b1`)
  expect(file).toBeUndefined()
  expect(elsewhere.received).toEqual([])
})

test.each([
  ['begins as one of another server', () => '//elders.example/fhir/Binary/b1'],
  ['climbs out of the base', (base: string) => `${base}/../ander/Binary/b1`],
  ['is no Binary', () => 'Patient/c1'],
  ['has no id of FHIR', () => `Binary/${'b'.repeat(65)}`],
  ['stands in a question', () => '?van=Binary/b1'],
])('a file whose address %s is not taken for one of ours', async (_, toUrl) => {
  expect((await pullLetter(toUrl)).file).toBeUndefined()
})
