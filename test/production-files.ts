import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const FOLDER = join(import.meta.dirname, '../docs/production')

/** A file that an organisation is given to run a portal with. */
export function readProduction(name: string): string {
  return readFileSync(join(FOLDER, name), 'utf8')
}

/** Where such a file stands. */
export function toProductionPath(name: string): string {
  return join(FOLDER, name)
}

/** The text with each of these in place of another; throws for what does not stand in it, so that no test passes on a file that changed. */
export function replaceAll(text: string, places: Readonly<Record<string, string>>): string {
  return Object.entries(places).reduce((changed, [from, to]) => {
    if (!changed.includes(from)) throw new Error(`"${from}" is not in the file any more.`)
    return changed.replaceAll(from, to)
  }, text)
}

/** A certificate for `localhost` that is its own authority. */
export function makeCertificate(folder: string): { readonly certificate: string; readonly key: string } {
  const [certificate, key] = [join(folder, 'fullchain.pem'), join(folder, 'privkey.pem')]
  const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost']
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...names, '-keyout', key, '-out', certificate], {
    stdio: 'ignore',
  })
  return { certificate, key }
}

/** The roles and the database that `roles.sql` makes, on a server of its own; gives the addresses of both logins. */
export function makeRoles(administrator: string): { readonly owner: string; readonly viewer: string } {
  const env = { ...process.env, VOORDEUR_OWNER_PASSWORD: 'eigenaar', VOORDEUR_VIEWER_PASSWORD: 'kijker' }
  execFileSync('psql', ['-q', '-v', 'ON_ERROR_STOP=1', '-d', administrator, '-f', toProductionPath('roles.sql')], { env, stdio: 'pipe' })
  const { host } = new URL(administrator)
  return { owner: `postgres://voordeur_owner:eigenaar@${host}/voordeur`, viewer: `postgres://voordeur_viewer:kijker@${host}/voordeur` }
}
