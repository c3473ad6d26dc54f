import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findFreePort } from '../find-free-port.ts'

const BINARY = fileURLToPath(new URL('../node_modules/verdaccio/bin/verdaccio', import.meta.url))

/** A running registry. */
export interface RunningRegistry {
  readonly url: string
  readonly close: () => Promise<void>
}

/** Starts a registry on this machine that keeps what it is given in `folder` and asks `uplink` for all else. */
export async function startVerdaccio(folder: string, uplink: string): Promise<RunningRegistry> {
  const port = await findFreePort()
  await mkdir(join(folder, 'storage'), { recursive: true })
  await writeFile(join(folder, 'config.yaml'), toConfig(folder, uplink))
  const child = fork(BINARY, ['--config', join(folder, 'config.yaml'), '--listen', `127.0.0.1:${String(port)}`], {
    cwd: folder,
    execArgv: [],
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let said = ''
  child.stdout?.on('data', (text: Buffer) => (said += text.toString()))
  child.stderr?.on('data', (text: Buffer) => (said += text.toString()))
  const exited = once(child, 'exit')
  const started = await Promise.race([once(child, 'message').then(() => true), exited.then(() => false)])
  if (!started) throw new Error(`The registry did not start:\n${said}`)
  const close = async () => {
    child.kill()
    await exited
  }
  return { url: `http://127.0.0.1:${String(port)}/`, close }
}

// Ours come from here alone: a package of that name on the other registry must not stand in for one that was not published.
function toConfig(folder: string, uplink: string): string {
  const open = { access: '$all', publish: '$all', unpublish: '$all' }
  return JSON.stringify({
    storage: join(folder, 'storage'),
    auth: { htpasswd: { file: join(folder, 'htpasswd'), max_users: -1 } },
    uplinks: { elsewhere: { url: uplink, maxage: '60m', timeout: '120s', max_fails: 20, cache: true } },
    packages: { '@voordeur/*': open, 'create-voordeur': open, '**': { access: '$all', proxy: 'elsewhere' } },
    web: { enable: false },
    max_body_size: '200mb',
    log: { type: 'stdout', format: 'pretty', level: 'warn' },
  })
}
