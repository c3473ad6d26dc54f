import { mkdtempSync, readFileSync, rmSync, writeFileSync, chmodSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { createPortal } from '@voordeur/core/portal'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStore } from '../../packages/core/src/store/open-store.ts'
import type { OpenStore } from '../../packages/core/src/store/store.ts'
import { startCluster, type Cluster } from '../cluster.ts'
import { findFreePort } from '../find-free-port.ts'
import { findProgram, isMissing } from '../find-program.ts'
import { createWireBrowser, type WireAnswer, type WireBrowser, type WireStream } from './https-browser.ts'
import { createPortalNode, type PortalNode } from './portal-node.ts'
import { makeCertificate, makeRoles } from '../production-files.ts'
import { until } from '../until.ts'
import { runVoordeur } from './run-voordeur.ts'
import { startNginx } from './start-nginx.ts'

const READERS = 3
const WRITERS = 3
const READ_EVERY = 250
const KILLS = 8
const CONFIG = ['--config', 'test/slow/two-nodes.config.ts'] as const
const SECRET = Buffer.alloc(32, 'twee')
const nginx = findProgram('nginx')

describe.skipIf(isMissing('nginx'))('two processes of a portal on one PostgreSQL behind nginx, as they are shipped', () => {
  const folder = mkdtempSync(join(tmpdir(), 'voordeur-two-'))
  const marks = join(folder, 'marks')
  let cluster: Cluster
  let store: OpenStore
  let nodes: readonly [PortalNode, PortalNode]
  let stopNginx: () => Promise<void> = async () => {}
  let env: NodeJS.ProcessEnv
  let origin = ''
  let certificate = ''
  let people: readonly WireBrowser[]
  let board = ''

  beforeAll(async () => {
    // The proxy's workers are another user, as they are on a server.
    chmodSync(folder, 0o755)
    cluster = await startCluster()
    const { owner, viewer } = makeRoles(cluster.url)
    const files = makeCertificate(folder)
    certificate = readFileSync(files.certificate, 'utf8')
    writeFileSync(marks, '')
    const [port, plainPort, one, other, oneMetrics, otherMetrics] = [
      await findFreePort(),
      await findFreePort(),
      await findFreePort(),
      await findFreePort(),
      await findFreePort(),
      await findFreePort(),
    ]
    origin = `https://localhost:${port}`
    env = {
      ...process.env,
      NODE_ENV: 'production',
      NODE_OPTIONS: '',
      DATABASE_URL: owner,
      VIEWER_DATABASE_URL: viewer,
      VOORDEUR_SECRET: SECRET.toString('base64'),
      VOORDEUR_TRUSTED_PROXIES: '127.0.0.1',
      PORTAL_URL: origin,
      VOORDEUR_EXPORT: folder,
      LOG_LEVEL: 'info',
    }
    const { clientId, passwords } = await makePeople(env)
    board = `/client/${clientId}/prikbord/board`
    const toNode = (own: number, metricsPort: number) => createPortalNode({ port: own, metricsPort, env })
    nodes = [toNode(one, oneMetrics), toNode(other, otherMetrics)]
    await Promise.all(nodes.map((node) => node.start()))
    stopNginx = await startNginx({ program: nginx ?? '', folder, port, plainPort, nodes: [one, other], ...files })
    store = await openStore({ databaseUrl: owner, viewerDatabaseUrl: viewer, secret: SECRET })
    people = await Promise.all(passwords.map((password) => signIn(createWireBrowser(origin, certificate), password)))
  }, 180_000)
  afterAll(async () => {
    await stopNginx()
    await Promise.all(nodes?.map((node) => node.kill()) ?? [])
    await store?.close()
    await cluster?.stop()
    rmSync(folder, { recursive: true, force: true })
  }, 60_000)

  const ask = async (text: string) => (await store.execute(text)).rows
  const load = (writeEvery = 400) => startLoad({ readers: people.slice(0, READERS), writers: people.slice(READERS), board, writeEvery })

  /** Everything that was acknowledged is there, and everything that was sent is there once. */
  async function expectWhole(done: Done): Promise<void> {
    const posts = await ask('select id::text as id, text from prikbord_post')
    const ids = new Set(posts.map(({ id }) => String(id)))
    expect(done.acknowledged.filter((key) => !ids.has(key))).toEqual([])
    const texts = posts.map(({ text }) => String(text))
    expect(new Set(texts).size).toBe(texts.length)
    for (const reader of people) expect((await reader.get(board)).status).toBe(200)
  }

  test('a rolling restart by SIGTERM of each in turn costs not one request, and open pages go over to the other', async () => {
    const busy = load()
    const streams = people.map((person) => person.listen(board.replace(/prikbord.*/, 'live')))
    await until(() => streams.every((stream) => stream.opened() === 1))
    for (const node of nodes) {
      const stopping = node.stop()
      await until(async () => (await node.isReady()) === false)
      // It is not ready, and serves all the same.
      const direct = createWireBrowser(`http://127.0.0.1:${node.port}`, undefined)
      expect([(await direct.get('/readyz')).status, (await direct.get('/healthz')).status]).toEqual([503, 200])
      expect(await stopping).toBe(0)
      await wait(1000)
      await node.start()
    }
    await wait(1500)
    const done = await busy.stop()
    expect(done.failed).toEqual([])
    expect(done.acknowledged.length).toBeGreaterThan(30)
    await expectWhole(done)
    await expectTold(streams)
    for (const stream of streams) expect(stream.opened()).toBeGreaterThanOrEqual(2)
    process.stdout.write(`rolling restart: ${done.reads} reads, ${done.acknowledged.length} forms, ${done.failed.length} failed\n`)
    for (const stream of streams) stream.close()
  }, 240_000)

  test('of one that is killed while it reads a source nobody notices: reads go on, forms arrive once, sessions, streams, jobs and seals too', async () => {
    const busy = load()
    const streams = people.map((person) => person.listen(board.replace(/prikbord.*/, 'live')))
    await until(() => streams.every((stream) => stream.opened() === 1))
    const before = readFileSync(marks, 'utf8').length
    await until(() => readFileSync(marks, 'utf8').length > before + 30, 150_000)
    const pid = Number(readFileSync(marks, 'utf8').trim().split('\n').at(-1)?.split(' ')[0])
    const [killed] = nodes.filter((node) => node.pid() === pid)
    const [left] = nodes.filter((node) => node !== killed)
    const [run] = await ask(`select id from sync_run where outcome = 'running'`)
    await killed?.kill()
    const at = new Date().toISOString()

    // The run of the dead one is closed, and the source is read to its end by the other one; the log is sealed on.
    await until(async () => (await ask(`select from sync_run where outcome = 'done' and started_at > '${at}'`)).length > 0, 180_000)
    await until(async () => (await ask(`select from audit_seal where at > '${at}'`)).length > 0, 120_000)
    expect(await ask(`select outcome from sync_run where id = '${String(run?.['id'])}'`)).toEqual([{ outcome: 'interrupted' }])
    const done = await busy.stop()
    expect(done.failed.filter(({ method }) => method === 'GET')).toEqual([])
    expectSaid(done)
    expect(done.failed.length).toBeLessThanOrEqual(WRITERS)
    await expectWhole(done)
    await expectTold(streams)
    expect(await left?.metrics()).toMatch(/voordeur_sync_total\{source="slow",outcome="done"\} [1-9]/)
    process.stdout.write(`kill -9: ${done.reads} reads, ${done.acknowledged.length} forms, ${done.failed.length} of them sent again\n`)
    for (const stream of streams) stream.close()
    await killed?.start()
    const verified = runVoordeur(['audit', 'verify', ...CONFIG], { env })
    expect([verified.status, verified.text]).toEqual([0, expect.stringContaining('seal')])
  }, 480_000)

  test(`${KILLS} kills while forms are in flight: each arrived once, or met the page that says so and arrived once when it was sent again`, async () => {
    const busy = load(40)
    for (let kill = 1; kill <= KILLS; kill += 1) {
      const node = nodes[kill % 2 === 0 ? 0 : 1]
      await wait(500 + Math.random() * 500)
      await node.kill()
      await wait(500)
      await node.start()
    }
    const done = await busy.stop()
    expect(done.failed.filter(({ method }) => method === 'GET')).toEqual([])
    expectSaid(done)
    await expectWhole(done)
    process.stdout.write(
      `${KILLS} kills: ${done.reads} reads, ${done.acknowledged.length} forms, ${done.failed.length} of them sent again\n`,
    )
  }, 300_000)

  test('a start without its database ends with code 1, also with a port for operators, so that whoever started it can try again', async () => {
    const [port, metricsPort, closed] = [await findFreePort(), await findFreePort(), await findFreePort()]
    const place = ['--port', String(port), '--metrics-port', String(metricsPort)]
    const away = { ...env, DATABASE_URL: `postgres://voordeur_owner:x@127.0.0.1:${closed}/voordeur` }
    const { status, text } = runVoordeur(['start', ...CONFIG, ...place], { env: away })
    expect([status, text === '']).toEqual([1, false])
  }, 120_000)

  test('the access log has the address of who asked and not that of the proxy, and no log has a word of what was sent', async () => {
    const { acknowledged } = await (async () => {
      const busy = load()
      await wait(1000)
      return busy.stop()
    })()
    const [key = '-'] = acknowledged
    const networks = await ask(`select distinct network from audit_entry where event_type = 'part.read'`)
    expect(networks).toEqual([{ network: '127.0.0.1' }])
    const stranger = createWireBrowser(`http://127.0.0.1:${nodes[0].port}`, undefined)
    expect((await stranger.get('/metrics')).status).toBe(404)
    expect((await people[0]?.get('/metrics'))?.status).toBe(404)
    for (const node of nodes)
      for (const word of ['Bericht', 'Persoon', 'persoon-', key]) expect([word, node.log().includes(word)]).toEqual([word, false])
    expect(nodes.some((node) => node.log().includes('"msg":"request"'))).toBe(true)
  })

  async function expectTold(streams: readonly WireStream[]): Promise<void> {
    const before = streams.map((stream) => stream.told().length)
    await until(async () => {
      await people[0]?.post(`${board}/post`, { key: crypto.randomUUID(), text: `Bericht ${crypto.randomUUID()}` })
      await wait(500)
      return streams.every((stream, index) => stream.told().length > (before[index] ?? 0))
    })
  }
})

/** A form that was in flight: the page of the proxy, which says so in both languages, and that it may be sent again. */
function expectSaid({ failed }: Done): void {
  for (const { status, text } of failed) {
    expect([status, text.includes('weten we niet zeker of het is aangekomen'), text.includes('whether it arrived')]).toEqual([
      502,
      true,
      true,
    ])
  }
}

interface Account {
  readonly userName: string
  readonly password: string
}

/** Migrates the database as a start does, reads the source once, and gives people access and a password. */
async function makePeople(env: NodeJS.ProcessEnv): Promise<{ readonly clientId: string; readonly passwords: readonly Account[] }> {
  for (const name of ['PORTAL_URL', 'VOORDEUR_EXPORT']) process.env[name] = env[name]
  const { default: definition } = await import('./two-nodes.config.ts')
  const database = { url: env['DATABASE_URL'] ?? '', viewerUrl: env['VIEWER_DATABASE_URL'] ?? '' }
  const portal = await createPortal(definition, { secret: SECRET, database, production: true, log: () => {} })
  try {
    await portal.sync()
    const passwords: Account[] = []
    let clientId = ''
    for (let number = 0; number < READERS + WRITERS; number += 1) {
      const [name, email] = [`Persoon ${number}`, `persoon-${number}@voorbeeld.nl`]
      const granted = await portal.grant({ clientNumber: '1', email, name, basis: 'family' }, { grantedBy: 'test', notify: false })
      const account = { userName: `persoon-${number}`, password: `Zingen met ${number + 2} merels in mei` }
      await portal.enrol(granted.accountId, { ...account, phone: `06 12 34 56 7${number}` })
      passwords.push(account)
      clientId = granted.clientId
    }
    return { clientId, passwords }
  } finally {
    await portal.close()
  }
}

async function signIn(browser: WireBrowser, { userName, password }: Account): Promise<WireBrowser> {
  const page = await browser.get('/inloggen')
  const hidden = [...page.text.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value])
  const answer = await browser.post('/inloggen', { ...Object.fromEntries(hidden), username: userName, password })
  if (answer.status !== 303) throw new Error(`Signing in ended at ${answer.status}: ${answer.text.slice(0, 500)}`)
  return browser
}

interface Failed {
  readonly method: 'GET' | 'POST'
  readonly status: number
  readonly text: string
}

interface Done {
  readonly reads: number
  /** The keys of the messages that were answered with 303. */
  readonly acknowledged: readonly string[]
  readonly failed: readonly Failed[]
}

interface Load {
  readonly readers: readonly WireBrowser[]
  readonly writers: readonly WireBrowser[]
  readonly board: string
  /** Milliseconds. */
  readonly writeEvery: number
}

/** People who read and write without pause, at a pace of their own; a form that failed is sent once more as it was, until it is taken. */
function startLoad({ readers, writers, board, writeEvery }: Load) {
  const done = { reads: 0, acknowledged: [] as string[], failed: [] as Failed[] }
  let isOver = false
  const note = (method: Failed['method'], { status, text }: WireAnswer) => void done.failed.push({ method, status, text })
  const read = async (reader: WireBrowser) => {
    while (!isOver) {
      const answer = await reader.get(board)
      done.reads += 1
      if (answer.status !== 200) note('GET', answer)
      await wait(READ_EVERY)
    }
  }
  const write = async (writer: WireBrowser) => {
    while (!isOver) {
      const key = crypto.randomUUID()
      for (;;) {
        const answer = await writer.post(`${board}/post`, { key, text: `Bericht ${key}` })
        if (answer.status === 303) break
        note('POST', answer)
        await wait(writeEvery)
      }
      done.acknowledged.push(key)
      await wait(writeEvery)
    }
  }
  const all = Promise.all([...readers.map(read), ...writers.map(write)])
  return {
    stop: async (): Promise<Done> => {
      isOver = true
      await all
      return done
    },
  }
}
