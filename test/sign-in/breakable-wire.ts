import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** A way to a database that can be cut and mended. */
export interface BreakableWire {
  /** The database's address over this way. */
  readonly url: string
  /** Cuts every connection, and takes no new one. */
  readonly cut: () => void
  readonly mend: () => void
  readonly close: () => Promise<void>
}

/** Lays a way of our own to the server of this address. */
export async function layBreakableWire(databaseUrl: string): Promise<BreakableWire> {
  const { hostname, port } = new URL(databaseUrl)
  const ends = new Set<Socket>()
  let isCut = false
  const server = createServer((near) => {
    if (isCut) return void near.destroy()
    const far = connect(Number(port), hostname)
    for (const [end, other] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(end)
      end.pipe(other)
      end.on('error', () => other.destroy())
      end.on('close', () => ends.delete(end))
    }
  })
  const { promise, resolve } = Promise.withResolvers<void>()
  server.listen(0, '127.0.0.1', resolve)
  await promise
  const way = new URL(databaseUrl)
  way.host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const cut = () => {
    isCut = true
    for (const end of ends) end.destroy()
  }
  return {
    url: way.href,
    cut,
    mend: () => {
      isCut = false
    },
    close: () => {
      const closed = Promise.withResolvers<void>()
      server.close(() => closed.resolve())
      for (const end of ends) end.destroy()
      return closed.promise
    },
  }
}
