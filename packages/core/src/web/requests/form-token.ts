import { createHmac, timingSafeEqual } from 'node:crypto'
import { createId, isId } from '../../store/ids.ts'

// Nobody fills in this form in less; a program that posts it does.
const YOUNGEST_MS = 3000
const OLDEST_MS = 4 * 60 * 60 * 1000
const TOKEN = /^([0-9a-f-]{36})\.([0-9a-z]{1,12})\.([A-Za-z0-9_-]{43})$/

/** How a form stands that was sent: `good` with the id of what it makes; `young` for a program; `old` when it has to be sent again. */
export type FormToken = { readonly is: 'good' | 'young'; readonly id: string } | { readonly is: 'old' }

/** A signed token for a new form; it holds the id of the one thing that the form makes, and when it was shown. */
export function createFormToken(key: Uint8Array, now: Date): string {
  const told = `${createId(now)}.${now.getTime().toString(36)}`
  return `${told}.${toMac(key, told)}`
}

/** Reads the token of a form, made with one of these keys. One that the portal did not sign is as good as one that is too old. */
export function readFormToken(token: string, { keys, now }: { readonly keys: readonly Uint8Array[]; readonly now: Date }): FormToken {
  const [, id = '', shown = '', mac = ''] = TOKEN.exec(token) ?? []
  if (!isId(id) || !keys.some((key) => isSame(mac, toMac(key, `${id}.${shown}`)))) return { is: 'old' }
  const age = now.getTime() - Number.parseInt(shown, 36)
  if (age > OLDEST_MS) return { is: 'old' }
  return { is: age < YOUNGEST_MS ? 'young' : 'good', id }
}

function toMac(key: Uint8Array, told: string): string {
  return createHmac('sha256', key).update(told).digest('base64url')
}

function isSame(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)]
  return left.byteLength === right.byteLength && timingSafeEqual(left, right)
}
