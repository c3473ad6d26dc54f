import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SourceRefused } from '@voordeur/core'
import { describe, expect, onTestFinished, test } from 'vitest'
import { PATIENT } from '../example-client.fixture.ts'
import { createAuthority, lockKey, type Identity } from './certificate.fixture.ts'
import { startServer } from './fhir-server.fixture.ts'
import { clientsOf, pullServer } from './pull-server.fixture.ts'

const authority = createAuthority()
const ours = authority.issue({ name: 'portal' })
// In TLS 1.3 the server judges our certificate after the handshake: it says why, or hangs up before that arrives.
const REFUSED = /no safe connection with the server \(ERR_SSL_[A-Z_0-9]+\)|or it broke \([A-Z]+\)/
const DAY = 24 * 60 * 60 * 1000

async function write(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'voordeur-tls-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  return folder
}

function startSecure(identity: Identity = authority.issue({ name: 'server' })) {
  return startServer({ resources: [PATIENT], tls: { ...identity, ca: authority.ca, requestCert: true, rejectUnauthorized: true } })
}

async function pullWith(files: Readonly<Record<string, string>>, more: { passphrase?: string; now?: Date; identity?: Identity } = {}) {
  const { url, received } = await startSecure(more.identity)
  const folder = await write({ 'ca.pem': authority.ca, ...files })
  const at = (name: string): string => join(folder, name)
  const certificate = {
    certFile: at('cert.pem'),
    keyFile: at('key.pem'),
    ...(more.passphrase !== undefined && { passphrase: 'KEY_PASSPHRASE' }),
  }
  const pulled = await pullServer({
    server: { url, caFile: at('ca.pem'), ...('cert.pem' in files && { certificate }) },
    ...(more.now && { now: more.now }),
    ...(more.passphrase !== undefined && { variables: { KEY_PASSPHRASE: more.passphrase } }),
  })
  return { ...pulled, received, folder }
}

describe('a server that asks for a client certificate', () => {
  test('is read with ours', async () => {
    const pulled = await pullWith({ 'cert.pem': ours.cert, 'key.pem': ours.key })
    expect(pulled.error).toBeUndefined()
    expect(clientsOf(pulled)).toHaveLength(1)
    expect(pulled.log).toHaveLength(1)
  })

  test('is read with a key behind a passphrase', async () => {
    const pulled = await pullWith({ 'cert.pem': ours.cert, 'key.pem': lockKey(ours.key, 'open up') }, { passphrase: 'open up' })
    expect(clientsOf(pulled)).toHaveLength(1)
  })

  test('is not read without', async () => {
    const { error, received } = await pullWith({})
    expect(error).toBeInstanceOf(SourceRefused)
    expect(String(error)).toMatch(REFUSED)
    expect(received).toEqual([])
  })

  test('is not read with one that it does not trust', async () => {
    const other = createAuthority().issue({ name: 'stranger' })
    const { error, received } = await pullWith({ 'cert.pem': other.cert, 'key.pem': other.key })
    expect(String(error)).toMatch(REFUSED)
    expect(received).toEqual([])
  })
})

describe('a server that is not who we think', () => {
  test('because nobody we know vouches for it gets no question', async () => {
    const server = await startServer({ resources: [PATIENT], tls: createAuthority().issue({ name: 'server' }) })
    const folder = await write({ 'ca.pem': authority.ca })
    for (const caFile of [undefined, join(folder, 'ca.pem')]) {
      const { error, waits } = await pullServer({ server: { url: server.url, ...(caFile !== undefined && { caFile }) } })
      expect(String(error)).toMatch(/no safe connection with the server \((UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED|CERT_)/)
      expect(waits).toEqual([])
    }
    expect(server.received).toEqual([])
  })

  test('because its certificate is old gets no question', async () => {
    const identity = authority.issue({ name: 'server', from: new Date(Date.now() - 9 * DAY), to: new Date(Date.now() - DAY) })
    const { error, received } = await pullWith({ 'cert.pem': ours.cert, 'key.pem': ours.key }, { identity })
    expect(String(error)).toContain('(CERT_HAS_EXPIRED)')
    expect(received).toEqual([])
  })

  test('because its certificate is for another name gets no question', async () => {
    const { url, received } = await startSecure()
    const folder = await write({ 'ca.pem': authority.ca, 'cert.pem': ours.cert, 'key.pem': ours.key })
    const certificate = { certFile: join(folder, 'cert.pem'), keyFile: join(folder, 'key.pem') }
    const { error } = await pullServer({
      server: { url: url.replace('127.0.0.1', 'localhost'), caFile: join(folder, 'ca.pem'), certificate },
    })
    expect(String(error)).toContain('(ERR_TLS_CERT_ALTNAME_INVALID)')
    expect(received).toEqual([])
  })
})

describe('before any question is asked', () => {
  const stranger = createAuthority().issue({ name: 'stranger' })
  const at = (from: number, to: number): Identity =>
    authority.issue({ name: 'portal', from: new Date(Date.now() + from * DAY), to: new Date(Date.now() + to * DAY) })
  const expired = at(-9, -1)
  const early = at(1, 9)

  test.each<[string, Readonly<Record<string, string>>, string, string]>([
    ['has expired', { 'cert.pem': expired.cert, 'key.pem': expired.key }, 'cert.pem', 'the client certificate has expired on 20'],
    ['is not valid yet', { 'cert.pem': early.cert, 'key.pem': early.key }, 'cert.pem', 'valid only from 20'],
    ['has the key of another', { 'cert.pem': ours.cert, 'key.pem': stranger.key }, 'key.pem', 'is not that of the certificate'],
    ['has a key that is none', { 'cert.pem': ours.cert, 'key.pem': 'x' }, 'key.pem', 'can not be read'],
    ['has no key', { 'cert.pem': ours.cert }, 'key.pem', 'can not be opened'],
    ['is none', { 'cert.pem': 'x', 'key.pem': ours.key }, 'cert.pem', 'holds no certificate in PEM form'],
    ['has a key whose passphrase is not told', { 'cert.pem': ours.cert, 'key.pem': lockKey(ours.key, 'p') }, 'key.pem', 'can not be read'],
    ['has an authority that is none', { 'ca.pem': 'x', 'cert.pem': ours.cert, 'key.pem': ours.key }, 'ca.pem', 'holds no certificate'],
  ])('a client certificate that %s is refused, naming the file', async (_, files, file, words) => {
    const { error, received, folder } = await pullWith(files)
    expect(error).toBeInstanceOf(SourceRefused)
    expect(error).toMatchObject({ place: { file: join(folder, file) } })
    expect(String(error)).toContain(words)
    expect(received).toEqual([])
  })

  test('a client certificate that expires within a month is told of', async () => {
    const soon = at(-9, 20)
    const { log, error } = await pullWith({ 'cert.pem': soon.cert, 'key.pem': soon.key })
    expect(error).toBeUndefined()
    expect(log[0]).toMatch(/cert\.pem: the client certificate expires on 20\d\d-\d\d-\d\d$/)
  })

  test('a passphrase that is not in the environment is missed', async () => {
    const folder = await write({ 'cert.pem': ours.cert, 'key.pem': ours.key })
    const certificate = { certFile: join(folder, 'cert.pem'), keyFile: join(folder, 'key.pem'), passphrase: 'KEY_PASSPHRASE' }
    const { error } = await pullServer({ server: { url: 'https://127.0.0.1:1/fhir', certificate } })
    expect(String(error)).toContain('the environment variable with the passphrase of the private key is not set')
  })
})

describe('headers', () => {
  test('have their values from the environment, and no report or log holds one', async () => {
    const server = await startServer({ resources: [PATIENT] })
    const pulled = await pullServer({
      server: { url: server.url, headers: { Authorization: 'FHIR_AUTHORIZATION' } },
      variables: { FHIR_AUTHORIZATION: 'Bearer s3cr3t\n' },
    })
    expect(server.received.length).toBeGreaterThan(3)
    expect(new Set(server.received.map(({ headers }) => headers.authorization))).toEqual(new Set(['Bearer s3cr3t']))
    expect(JSON.stringify([pulled.steps, pulled.log])).not.toContain('s3cr3t')
  })

  test.each([
    ['is not set', undefined, 'is not set'],
    ['is empty', ' ', 'is not set'],
    ['holds two lines', 'a\r\nX-Other: b', 'holds more than a header can'],
  ])('whose variable %s are missed by their name', async (_, value, words) => {
    const server = await startServer({ resources: [PATIENT] })
    const { error } = await pullServer({
      server: { url: server.url, headers: { 'X-Key': 'FHIR_KEY' } },
      variables: value === undefined ? {} : { FHIR_KEY: value },
    })
    expect(String(error)).toContain(`the environment variable for the header X-Key ${words}`)
    expect(server.received).toEqual([])
  })
})
