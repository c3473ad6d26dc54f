import { execFile } from 'node:child_process'
import { existsSync, globSync } from 'node:fs'
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** A database for one bench. */
export interface Cluster {
  readonly url: string
  readonly stop: () => Promise<void>
}

const run = promisify(execFile)
const PASSWORD = 'bench'

/** Makes and starts a PostgreSQL cluster of its own in a temporary folder; stopping it removes the folder. */
export async function startCluster(): Promise<Cluster> {
  const folder = await mkdtemp(join(tmpdir(), 'voordeur-bench-'))
  const port = await findFreePort()
  try {
    const owner = await toOwner()
    if (owner) await chown(folder, owner.uid, owner.gid)
    const data = join(folder, 'data')
    const as = (command: string, args: readonly string[]) => run(findProgram(command), [...args], { cwd: folder, ...owner })
    await writeFile(join(folder, 'password'), PASSWORD)
    await as('initdb', ['-D', data, '-U', 'bench', '--pwfile', join(folder, 'password'), '-A', 'scram-sha-256', '-E', 'UTF8', '--locale=C'])
    // Everything else as PostgreSQL comes, a commit that waits for the disk above all.
    const settings = `-c port=${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder} -c shared_buffers=512MB -c max_wal_size=4GB`
    await as('pg_ctl', ['-D', data, '-w', '-o', settings, '-l', join(folder, 'log'), 'start'])
    return {
      url: `postgresql://bench:${PASSWORD}@127.0.0.1:${port}/postgres`,
      stop: async () => {
        await as('pg_ctl', ['-D', data, '-w', '-m', 'immediate', 'stop'])
        await rm(folder, { recursive: true, force: true })
      },
    }
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  }
}

/** PostgreSQL does not run as root; Debian's packages come with a user for it. */
async function toOwner(): Promise<{ readonly uid: number; readonly gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined
  const [uid, gid] = await Promise.all(['-u', '-g'].map(async (flag) => Number((await run('id', [flag, 'postgres'])).stdout)))
  return uid === undefined || gid === undefined ? undefined : { uid, gid }
}

function findProgram(name: string): string {
  const versions = globSync(`/usr/lib/postgresql/*/bin/${name}`).toSorted((one, other) => one.localeCompare(other, 'en', { numeric: true }))
  const own = (process.env['PATH'] ?? '')
    .split(':')
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path))
  const found = versions.at(-1) ?? own
  if (found === undefined)
    throw new Error(`There is no ${name} here. Install PostgreSQL, or say where one is in BENCH_DATABASE_URL (an empty database).`)
  return found
}

async function findFreePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (typeof address !== 'object' || address === null) throw new Error('No free port was found.')
  return address.port
}
