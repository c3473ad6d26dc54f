import { hash } from 'node:crypto'

/** Hashes of the rows of each client, made row by row while a table is read. */
export interface RowDigests {
  readonly add: (client: string, bytes: Uint8Array | undefined, follows: boolean) => void
  /** A row that holds for every client. */
  readonly addForAll: (bytes: Uint8Array | undefined) => void
  /** Of the rows for everybody, and of the rows of this client, each in their order; empty where there were none. */
  readonly of: (client: string) => readonly [string, string]
}

/** Makes an empty one. It keeps one hash for each client: each row is hashed together with the hash of those before it. */
export function createRowDigests(): RowDigests {
  const digests = new Map<string, string>()
  let forAll: string | undefined
  return {
    add: (client, bytes, follows) => void digests.set(client, chain(digests.get(client), bytes, follows)),
    addForAll: (bytes) => {
      forAll = chain(forAll, bytes)
    },
    of: (client) => [forAll ?? '', digests.get(client) ?? ''],
  }
}

const NOTHING = Buffer.alloc(0)
const FOLLOWS = Buffer.from([1])

function chain(before = '', bytes: Uint8Array = NOTHING, follows = false): string {
  return hash('sha256', Buffer.concat([Buffer.from(before), follows ? FOLLOWS : NOTHING, bytes]), 'base64url')
}
