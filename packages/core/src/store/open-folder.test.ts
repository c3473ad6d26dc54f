import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import fs, { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { lockFolder } from './folder-lock.ts'
import { openStore } from './open-store.ts'
import type { OpenStore } from './store.ts'
import { TEST_SECRET } from './test-stores.ts'

const LOCKER = `
  import { lockFolder } from ${JSON.stringify(new URL('./folder-lock.ts', import.meta.url).href)}
  process.stdin.once('data', () => {
    try { lockFolder(process.argv[1]); console.log('taken') } catch (error) { console.log(error.code ?? String(error)) }
  })
  console.log('ready')
  process.stdin.on('end', () => process.exit(0))`

// A file of real databases with real fsyncs: slow on a busy machine.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

let template: string
let folder: string
const children: ChildProcess[] = []

// Making a database takes seconds; each test gets a copy of one that was migrated and closed.
beforeAll(async () => {
  template = mkdtempSync(join(tmpdir(), 'voordeur-template-'))
  const store = await openStore({ folder: template, secret: TEST_SECRET })
  await store.migrate()
  await store.close()
  return () => rmSync(template, { recursive: true, force: true })
})

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'voordeur-folder-'))
})

afterEach(async () => {
  vi.restoreAllMocks()
  for (const child of children.splice(0)) await kill(child)
  rmSync(folder, { recursive: true, force: true })
})

test('what was committed is there when the folder is opened again', async () => {
  const first = await openCopy()
  await first.system().insertInto('staff_name').values({ source: 's', name: 'n', role: null }).execute()
  await first.close()
  const second = await openStore({ folder, secret: TEST_SECRET })
  expect(await second.migrate()).toEqual([])
  expect(await second.system().selectFrom('staff_name').select('name').execute()).toEqual([{ name: 'n' }])
  await second.close()
})

test('a commit reaches fsync on the write-ahead log before it is acknowledged', async () => {
  const synced: string[] = []
  const real = fs.fsyncSync
  const spy = vi.spyOn(fs, 'fsyncSync').mockImplementation((descriptor) => {
    synced.push(fs.readlinkSync(`/proc/self/fd/${descriptor}`))
    real(descriptor)
  })
  const store = await openCopy()
  const walSyncs = (): number => synced.filter((file) => file.includes('pg_wal')).length
  for (const name of ['a', 'b', 'c']) {
    const before = walSyncs()
    await store.system().insertInto('staff_name').values({ source: 's', name, role: null }).execute()
    expect(walSyncs() - before).toBe(1)
  }
  const before = walSyncs()
  await store.transaction(async (db) => {
    await db.insertInto('staff_name').values({ source: 's', name: 'd', role: null }).execute()
    expect(walSyncs()).toBe(before)
  })
  expect(walSyncs() - before).toBe(1)
  await store.close()
  spy.mockRestore()
})

test.each<[string, 'fsyncSync' | 'writeSync', string]>([
  ['an fsync that fails', 'fsyncSync', 'EIO'],
  ['a full disk', 'writeSync', 'ENOSPC'],
])('after %s the commit is not acknowledged, the store says UNAVAILABLE, and nothing acknowledged is lost', async (_, method, code) => {
  const store = await openCopy()
  const write = (name: string): Promise<unknown> =>
    store.system().insertInto('staff_name').values({ source: 's', name, role: null }).execute()
  await write('acknowledged')
  const spy = vi.spyOn(fs, method).mockImplementation(() => {
    throw Object.assign(new Error(`${code}: refused`), { code })
  })
  await expect(write('refused')).rejects.toMatchObject({ code: 'UNAVAILABLE' })
  await expect(write('later')).rejects.toMatchObject({ code: 'UNAVAILABLE' })
  await expect(store.transaction(async () => {})).rejects.toMatchObject({ code: 'UNAVAILABLE' })
  await expect(store.execute('select 1')).rejects.toMatchObject({ code: 'UNAVAILABLE' })
  spy.mockRestore()
  await store.close()
  const again = await openStore({ folder, secret: TEST_SECRET })
  const rows = await again.system().selectFrom('staff_name').select('name').orderBy('name').execute()
  // The refused one may stand: its log may have been written, only the disk did not say so.
  expect(rows[0]).toEqual({ name: 'acknowledged' })
  await again.close()
})

test('a database that was killed while it was made is made again', async () => {
  mkdirSync(join(folder, 'database.unfinished', 'base'), { recursive: true })
  writeFileSync(join(folder, 'database.unfinished', 'PG_VERSION'), '18')
  const store = await openStore({ folder, secret: TEST_SECRET })
  expect(await store.pendingMigrations()).not.toEqual([])
  await store.close()
})

test('a folder that is open is refused, by name of the process and the moment', async () => {
  const lock = lockFolder(folder)
  const refused = await openStore({ folder, secret: TEST_SECRET }).catch((error: unknown) => error)
  expect(refused).toMatchObject({ name: 'StoreError', code: 'FOLDER_IN_USE' })
  expect(String(refused)).toContain(`process ${process.pid} on `)
  lock.release()
  lockFolder(folder).release()
})

test('of two processes that take a folder at once exactly one gets it, and after its kill -9 the other can', async () => {
  for (let round = 0; round < 5; round += 1) {
    const pair = await Promise.all([startLocker(), startLocker()])
    const answers = await Promise.all(pair.map((locker) => locker.take()))
    expect(answers.toSorted()).toEqual(['FOLDER_IN_USE', 'taken'])
    const [winner, loser] = answers[0] === 'taken' ? pair : pair.toReversed()
    if (winner === undefined || loser === undefined) throw new Error('unreachable')
    expect(() => lockFolder(folder)).toThrow(`process ${winner.child.pid} on `)
    await kill(winner.child)
    lockFolder(folder).release()
    await kill(loser.child)
  }
})

test('a folder that cannot be opened is refused with one clear sentence', async () => {
  const file = join(folder, 'file')
  writeFileSync(file, '')
  for (const place of [file, join(file, 'below')]) {
    const refused = openStore({ folder: place, secret: TEST_SECRET })
    await expect(refused).rejects.toMatchObject({ code: 'FOLDER_UNREADABLE', message: expect.stringContaining(place) })
  }
})

function openCopy(): Promise<OpenStore> {
  cpSync(template, folder, { recursive: true })
  return openStore({ folder, secret: TEST_SECRET })
}

interface Locker {
  readonly child: ChildProcess
  readonly take: () => Promise<string>
}

async function startLocker(): Promise<Locker> {
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', LOCKER, folder], { stdio: ['pipe', 'pipe', 'inherit'] })
  children.push(child)
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  expect((await lines.next()).value).toBe('ready')
  return {
    child,
    take: async () => {
      child.stdin.write('\n')
      return String((await lines.next()).value)
    },
  }
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}
