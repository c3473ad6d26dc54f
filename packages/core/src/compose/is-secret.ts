import { z } from 'zod'
import { listAlongPath, type Schema } from './schema-path.ts'
import type { Path } from './snapshot.ts'

// Whole words of a key (`productToken`, `private_key`): what is called so may be printed nowhere, whatever its author forgot to say.
const NAMES: ReadonlySet<string> = new Set(
  'secret token password passphrase passwd pass pwd key keys certificate pem credential credentials authorization bearer pepper salt signature cookie pin'.split(
    ' ',
  ),
)

/** A key of its own, or an address with a password in it, also under a name that says nothing. */
const SHAPES = [/-----BEGIN/u, /^[a-z][a-z0-9+.-]*:\/\/[^/\s@]+@/iu, /^eyJ[\w-]+\./u, /^(?=.*\d)(?=.*[a-z])[\w+/=.-]{32,}$/iu]

/**
 * Whether what stands at a place may be shown to nobody: its schema, or one above it, is marked with `.meta({ secret: true })`; a key on the way
 * there names a secret; or the value has the shape of one. Where it is unsure it says yes: a value that is missing from a report costs a look in
 * the file, and one too many can not be taken back.
 */
export function isSecret({ schema, path, value }: { readonly schema: Schema; readonly path: Path; readonly value: unknown }): boolean {
  return path.some((segment) => namesSecret(segment)) || isMarked(schema, path) || looksSecret(value)
}

function namesSecret(segment: string | number): boolean {
  if (typeof segment === 'number') return false
  const words = segment.split(/[^a-zA-Z0-9]+|(?<=[a-z0-9])(?=[A-Z])/u)
  return words.some((word) => NAMES.has(word.toLowerCase()))
}

function isMarked(schema: Schema, path: Path): boolean {
  return listAlongPath(schema, path).some((each) => metaOf(each)['secret'] === true)
}

function looksSecret(value: unknown): boolean {
  return typeof value === 'string' && !isUuid(value) && SHAPES.some((shape) => shape.test(value))
}

const isUuid = (value: string) => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu.test(value)

/** What an author wrote beside a schema (`.describe`, `.meta`); copies of zod share it. */
export function metaOf(schema: Schema): Readonly<Record<string, unknown>> {
  return z.globalRegistry.get(schema) ?? {}
}
