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
  const chain = createChain()
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
const FOLLOWS = 1

/** Hashes rows in one place of memory: new bytes for each of a million rows would have to be collected. */
function createChain(): (before?: string, bytes?: Uint8Array, follows?: boolean) => string {
  let place = Buffer.allocUnsafeSlow(4096)
  return (before = '', bytes = NOTHING, follows = false) => {
    const start = before.length + (follows ? 1 : 0)
    const end = start + bytes.length
    if (end > place.length) place = Buffer.allocUnsafeSlow(end * 2)
    place.write(before, 'latin1')
    if (follows) place[before.length] = FOLLOWS
    place.set(bytes, start)
    return hash('sha256', place.subarray(0, end), 'base64url')
  }
}
