import { execFile } from 'node:child_process'
import { existsSync, globSync } from 'node:fs'
import { chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { findFreePort } from '../find-free-port.ts'

const run = promisify(execFile)
const PASSWORD = 'beheer'

/** A PostgreSQL server of a test's own, for what a shared one can't be asked: backups of the whole, and roles that nobody made yet. */
export interface OwnServer {
  /** The address of the administrator, or of who is named. */
  readonly url: (database?: string, as?: { readonly user: string; readonly password: string }) => string
  /** Runs a program of PostgreSQL, with the password of the administrator; gives what it wrote. */
  readonly run: (program: string, args: readonly string[]) => Promise<string>
  readonly sql: (text: string, database?: string) => Promise<string>
  /** A folder that the server may write in. */
  readonly folder: string
  readonly stop: () => Promise<void>
}

/** How a server begins: with an empty cluster, or from the folder of a base backup; `settings` as `-c` takes them. */
export interface ServerBeginning {
  readonly settings?: readonly string[]
  readonly restore?: (folder: string) => Promise<void>
}

/** Whether there is a PostgreSQL on this machine to make a server with. */
export const canMakeServer = findProgram('initdb') !== undefined

/** Makes and starts a server in a temporary folder; stopping it removes the folder. */
export async function startOwnServer({ settings = [], restore }: ServerBeginning = {}): Promise<OwnServer> {
  const folder = await mkdtemp(join(tmpdir(), 'voordeur-restore-'))
  const port = await findFreePort()
  const owner = await toOwner()
  const data = join(folder, 'data')
  const env = { ...process.env, PGPASSWORD: PASSWORD, PGHOST: '127.0.0.1', PGPORT: String(port), PGUSER: 'beheer' }
  const as = async (program: string, args: readonly string[]) =>
    (await run(findProgram(program) ?? program, [...args], { cwd: folder, env, ...owner, maxBuffer: 1 << 26 })).stdout
  if (owner) await chown(folder, owner.uid, owner.gid)
  await mkdir(join(folder, 'archive'))
  if (owner) await chown(join(folder, 'archive'), owner.uid, owner.gid)
  const password = join(folder, 'password')
  await writeFile(password, PASSWORD)
  if (restore) await restore(data)
  else await as('initdb', ['-D', data, '-U', 'beheer', '--pwfile', password, '-A', 'scram-sha-256', '-E', 'UTF8', '--locale=C'])
  const given = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${folder}`,
    ...settings.map((each) => each.replaceAll('%FOLDER%', folder)),
  ]
  const options = given.map((each) => `-c "${each.replaceAll('"', '\\"')}"`).join(' ')
  await as('pg_ctl', ['-D', data, '-w', '-o', options, '-l', join(folder, 'log'), 'start'])
  return {
    folder,
    url: (database = 'postgres', { user, password: secret } = { user: 'beheer', password: PASSWORD }) =>
      `postgresql://${user}:${secret}@127.0.0.1:${port}/${database}`,
    run: as,
    sql: (text, database = 'postgres') => as('psql', ['-d', database, '-v', 'ON_ERROR_STOP=1', '-Atc', text]),
    stop: async () => {
      await as('pg_ctl', ['-D', data, '-w', '-m', 'immediate', 'stop'])
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** PostgreSQL does not run as root; Debian's packages come with a user for it. */
async function toOwner(): Promise<{ readonly uid: number; readonly gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined
  const [uid, gid] = await Promise.all(['-u', '-g'].map(async (flag) => Number((await run('id', [flag, 'postgres'])).stdout)))
  return uid === undefined || gid === undefined ? undefined : { uid, gid }
}

function findProgram(name: string): string | undefined {
  const versions = globSync(`/usr/lib/postgresql/*/bin/${name}`).toSorted((one, other) => one.localeCompare(other, 'en', { numeric: true }))
  const own = (process.env['PATH'] ?? '')
    .split(':')
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path))
  return versions.at(-1) ?? own
}
