import { z } from 'zod'
import { listAlongPath, type Schema } from './schema-path.ts'
import type { Path } from './snapshot.ts'

// Whole words of a key (`productToken`, `private_key`), also more of them: what is called so may be printed nowhere, whatever its author forgot to say.
const NAMES: ReadonlySet<string> = new Set(
  `secret token password passphrase passwd pass pwd key certificate pem credential authorization bearer pepper salt signature cookie pin jwt hmac
  wachtwoord geheim sleutel pincode`.split(/\s+/u),
)
// Written as one word: `apikey`, `clientsecret`.
const ENDINGS = /(?:secret|token|password|passphrase|wachtwoord|sleutel|(?:api|access|private|shared|account)key)$/u

/** A key of its own, or an address with a password or a key in it, also under a name that says nothing. */
const SHAPES = [
  /-----BEGIN/u,
  /^[a-z][a-z0-9+.-]*:\/\/[^/\s@]+@/iu,
  /^eyJ[\w-]+\./u,
  /^(?=.*\d)(?=.*[a-z])[\w+/=.-]{32,}$/iu,
  /^(?:bearer|basic) \S/iu,
]
// What an address asks with, or a text of settings (`Server=…;Password=…`).
const PARAMETER = /(?:^|[?&;#])\s*([\w-]+)=[^&;\s]/gu

/**
 * Whether what stands at a place may be shown to nobody: its schema, or one above it, is marked with `.meta({ secret: true })`; a key on the way
 * there names a secret; or the value has the shape of one. Where it is unsure it says yes: a value that is missing from a report costs a look in
 * the file, and one too many can not be taken back. An author whose key only sounds like a secret says so with `.meta({ secret: false })`.
 */
export function isSecret({ schema, path, value }: { readonly schema: Schema; readonly path: Path; readonly value: unknown }): boolean {
  if (looksSecret(value) || isMarked(schema, path)) return true
  return path.some((segment) => namesSecret(segment)) && !isCleared(schema, path)
}

/** Whether a key, or the name of a variable, says that it holds a secret. */
export function namesSecret(segment: string | number): boolean {
  if (typeof segment === 'number') return false
  const words = segment.split(/[^a-zA-Z0-9]+|(?<=[a-z0-9])(?=[A-Z])/u).map((word) => word.toLowerCase().replace(/(?<!s)s$/u, ''))
  return words.some((word) => NAMES.has(word) || ENDINGS.test(word))
}

function isMarked(schema: Schema, path: Path): boolean {
  return listAlongPath(schema, path).some((each) => metaOf(each)['secret'] === true)
}

function isCleared(schema: Schema, path: Path): boolean {
  return listAlongPath(schema, path).some((each) => metaOf(each)['secret'] === false)
}

function looksSecret(value: unknown): boolean {
  if (typeof value !== 'string' || isUuid(value)) return false
  return SHAPES.some((shape) => shape.test(value)) || [...value.matchAll(PARAMETER)].some(([, name = '']) => namesSecret(name))
}

const isUuid = (value: string) => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu.test(value)

/** What an author wrote beside a schema (`.describe`, `.meta`); copies of zod share it. */
export function metaOf(schema: Schema): Readonly<Record<string, unknown>> {
  return z.globalRegistry.get(schema) ?? {}
}
