import { randomBytes } from 'node:crypto'
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CliError } from './cli-error.ts'

const BYTES = 32

/** The portal's secret: `VOORDEUR_SECRET` (32 bytes or more, base64), or in development a file in the data folder, made once. */
export function readPortalSecret(given: string | undefined, place: { readonly folder: string; readonly production: boolean }): Uint8Array {
  if (given !== undefined) return parseSecret(given, 'VOORDEUR_SECRET')
  if (place.production) {
    throw new CliError(
      'VOORDEUR_SECRET is not set. Make one with `openssl rand -base64 32`, keep it safe, and give it to every process of this portal.',
    )
  }
  const file = join(place.folder, 'secret')
  useFolder(place.folder)
  if (existsSync(file)) return parseSecret(readFileSync(file, 'utf8').trim(), file)
  const secret = randomBytes(BYTES)
  writeFileSync(file, `${secret.toString('base64')}\n`, { mode: 0o600, flag: 'wx' })
  return secret
}

/** Other secrets of the portal while it is being changed: `VOORDEUR_SECRET_BEFORE`, one or several with commas between them. */
export function readSecretsBefore(given: string | undefined): readonly Uint8Array[] {
  if (given === undefined || given.trim() === '') return []
  return given.split(',').map((text) => parseSecret(text.trim(), 'Each secret in VOORDEUR_SECRET_BEFORE'))
}

function useFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch {
    throw new CliError(`The data folder ${folder} can not be read and written by this user. Choose another with --data.`)
  }
}

function parseSecret(text: string, where: string): Uint8Array {
  const bytes = Buffer.from(text, 'base64')
  if (!/^[A-Za-z0-9+/_=-]+$/.test(text) || bytes.byteLength < BYTES)
    throw new CliError(`${where} must be ${BYTES} random bytes or more, written in base64.`)
  return bytes
}
