import { createHmac } from 'node:crypto'
import type { CookieBrowser } from '../cookie-browser.ts'
import { type SigningPortal, take } from './signing-portal.ts'

/** An authenticator app in somebody's hand. */
export interface AppInHand {
  /** The secret it was given, in base32. */
  readonly secret: string
  /** The same in base64url, as a database would keep it. */
  readonly key: string
  /** The code that set it up. */
  readonly used: string
  /** The code it shows now, by the portal's clock. */
  readonly code: () => string
}

/** Sets an app up in a session that was proven just now. */
export async function setUpApp({ portal }: SigningPortal, browser: CookieBrowser): Promise<AppInHand> {
  const secret = take((await browser.get('/profiel/app')).text, /secret=([A-Z2-7]{32})/)
  const code = () => toTotp(secret, portal.clock.now())
  const used = code()
  const answer = await browser.post('/profiel/app', { do: 'confirm', code: used })
  if (answer.location !== '/profiel/beveiliging?gedaan=app') throw new Error(`Setting up the app ended at ${answer.status}.`)
  return { secret, key: toBytes(secret).toString('base64url'), used, code }
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

function toBytes(base32: string): Buffer {
  const bits = Array.from(base32, (letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}

/** RFC 6238, written down once more: the code under test must not check itself. */
export function toTotp(secret: string, at: Date): string {
  const step = Buffer.alloc(8)
  step.writeBigUInt64BE(BigInt(Math.floor(at.getTime() / 30_000)))
  const digest = createHmac('sha1', toBytes(secret)).update(step).digest()
  const offset = (digest.at(-1) ?? 0) & 15
  return String((digest.readUInt32BE(offset) & 0x7f_ff_ff_ff) % 1_000_000).padStart(6, '0')
}
