import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { readProduction, replaceAll, toProductionPath } from '../production-files.ts'
import { startProcess } from '../start-process.ts'
import { until } from '../until.ts'

/** Where a proxy listens, and what stands behind it. */
export interface Proxying {
  readonly program: string
  readonly folder: string
  readonly port: number
  readonly plainPort: number
  readonly nodes: readonly [number, number]
  readonly certificate: string
  readonly key: string
}

/** Starts nginx with the configuration as it is shipped, with other addresses, ports and paths; gives what ends it. */
export async function startNginx(given: Proxying): Promise<() => Promise<void>> {
  const { program, folder, port } = given
  const main = join(folder, 'nginx.conf')
  mkdirSync(join(folder, 'away'))
  copyFileSync(toProductionPath('voordeur-even-geduld.html'), join(folder, 'away/voordeur-even-geduld.html'))
  writeFileSync(join(folder, 'voordeur.conf'), toSite(given))
  writeFileSync(main, toMain(folder))
  const nginx = startProcess(program, ['-p', folder, '-c', main, '-g', 'daemon off;'], { cwd: folder, env: process.env })
  await until(() => nginx.isOver() || answers(port), 10_000)
  if (nginx.isOver()) throw new Error(`nginx did not start: ${nginx.said()}`)
  return async () => {
    const isQuiet = await Promise.race([nginx.end('SIGQUIT').then(() => true), wait(5000, false)])
    if (!isQuiet) await nginx.end('SIGTERM')
  }
}

function toSite({ folder, port, plainPort, nodes, certificate, key }: Proxying): string {
  return replaceAll(readProduction('nginx.conf'), {
    'listen 443': `listen 127.0.0.1:${port}`,
    'listen 80': `listen 127.0.0.1:${plainPort}`,
    'portaal.example.nl': 'localhost',
    '127.0.0.1:4001': `127.0.0.1:${nodes[0]}`,
    '127.0.0.1:4002': `127.0.0.1:${nodes[1]}`,
    '/etc/ssl/voordeur/fullchain.pem': certificate,
    '/etc/ssl/voordeur/privkey.pem': key,
    '/var/log/nginx/voordeur.log': join(folder, 'voordeur.log'),
    '/etc/nginx/voordeur': join(folder, 'away'),
  })
}

/** What the machine's own nginx.conf has around it. */
function toMain(folder: string): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${join(folder, name)};`)
  const types = 'types { text/html html; }'
  return `pid ${join(folder, 'nginx.pid')};\nerror_log ${join(folder, 'error.log')};\nevents {}\nhttp {\n${types}\n${temporary.join('\n')}\ninclude ${join(folder, 'voordeur.conf')};\n}\n`
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })
}
