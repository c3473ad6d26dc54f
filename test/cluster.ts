import { execFile } from 'node:child_process'
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { findFreePort } from './find-free-port.ts'
import { findProgram } from './find-program.ts'

/** A PostgreSQL server of one's own, for what a shared one can't be asked: roles that nobody made yet, backups of the whole, a measurement. */
export interface Cluster {
  /** The address of its administrator. */
  readonly url: string
  /** The address of a database of it; for the administrator, or for who is named. */
  readonly toUrl: (database: string, as?: Login) => string
  /** Runs a program of PostgreSQL as the administrator; gives what it wrote. */
  readonly run: (program: string, args: readonly string[]) => Promise<string>
  /** Runs statements with psql, and gives what they answer. */
  readonly sql: (text: string, database?: string) => Promise<string>
  /** A folder that the server may write in. */
  readonly folder: string
  /** Stops it and removes the folder. */
  readonly stop: () => Promise<void>
}

/** Who comes in. */
export interface Login {
  readonly user: string
  readonly password: string
}

/** How a server begins: empty, or with the folder of a base backup; `settings` as `-c` takes them, with `%FOLDER%` for its folder. */
export interface ClusterBeginning {
  readonly settings?: readonly string[]
  readonly restore?: (data: string) => Promise<void>
}

const execute = promisify(execFile)
const ADMINISTRATOR: Login = { user: 'beheer', password: 'beheer' }
const DATABASE = 'postgres'

/** Makes and starts a server in a temporary folder. Throws when PostgreSQL is not installed. */
export async function startCluster({ settings = [], restore }: ClusterBeginning = {}): Promise<Cluster> {
  const folder = await mkdtemp(join(tmpdir(), 'voordeur-cluster-'))
  try {
    const port = await findFreePort()
    const run = await createRun(folder, port)
    const data = join(folder, 'data')
    await (restore ?? makeEmpty(run, folder))(data)
    const own = [`port=${port}`, 'listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`]
    const options = [...own, ...settings].map((each) => `-c "${each.replaceAll('%FOLDER%', folder)}"`).join(' ')
    await run('pg_ctl', ['-D', data, '-w', '-o', options, '-l', join(folder, 'log'), 'start'])
    const toUrl = (database: string, { user, password } = ADMINISTRATOR) => `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`
    return {
      url: toUrl(DATABASE),
      toUrl,
      run,
      sql: (text, database = DATABASE) => run('psql', ['-d', database, '-v', 'ON_ERROR_STOP=1', '-Atc', text]),
      folder,
      stop: async () => {
        await run('pg_ctl', ['-D', data, '-w', '-m', 'immediate', 'stop'])
        await rm(folder, { recursive: true, force: true })
      },
    }
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  }
}

async function createRun(folder: string, port: number): Promise<Cluster['run']> {
  const { user, password } = ADMINISTRATOR
  const env = { ...process.env, PGHOST: '127.0.0.1', PGPORT: String(port), PGUSER: user, PGPASSWORD: password }
  const owner = await findOwner()
  if (owner) await chown(folder, owner.uid, owner.gid)
  return async (program, args) => (await execute(toPath(program), [...args], { cwd: folder, env, ...owner, maxBuffer: 1 << 26 })).stdout
}

function makeEmpty(run: Cluster['run'], folder: string): NonNullable<ClusterBeginning['restore']> {
  return async (data) => {
    const { user, password } = ADMINISTRATOR
    const file = join(folder, 'password')
    await writeFile(file, password)
    await run('initdb', ['-D', data, '-U', user, '--pwfile', file, '-A', 'scram-sha-256', '-E', 'UTF8', '--locale=C'])
  }
}

/** PostgreSQL does not run as root; Debian's packages come with a user for it. */
async function findOwner(): Promise<{ readonly uid: number; readonly gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined
  const [uid, gid] = await Promise.all(['-u', '-g'].map(async (flag) => Number((await execute('id', [flag, 'postgres'])).stdout)))
  return uid === undefined || gid === undefined ? undefined : { uid, gid }
}

function toPath(program: string): string {
  const found = findProgram(program)
  if (found === undefined) throw new Error(`There is no ${program} here: install PostgreSQL.`)
  return found
}
