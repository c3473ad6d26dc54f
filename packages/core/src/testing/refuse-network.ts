import { Socket } from 'node:net'

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost'])
let refusing = false

/** From now on, connections of this process to anything but this machine fail: a test that would reach out shows itself. */
export function refuseNetwork(): void {
  if (refusing) return
  refusing = true
  // oxlint-disable-next-line typescript/unbound-method -- it is applied to its own socket below
  const connect = Socket.prototype.connect
  Socket.prototype.connect = function (this: Socket, ...given: unknown[]) {
    const host = toHost(given)
    if (host !== undefined && !LOOPBACK.has(host)) throw new Error(`A test portal may not reach "${host}": only this machine.`)
    return Reflect.apply(connect, this, given) as Socket
  }
}

// Node calls connect(options), connect(port, host) and, from inside, connect([options, callback]).
function toHost(given: readonly unknown[]): string | undefined {
  const first: unknown = Array.isArray(given[0]) ? given[0][0] : given[0]
  if (typeof first === 'object' && first !== null && 'host' in first && typeof first.host === 'string') return first.host
  return typeof first === 'number' && typeof given[1] === 'string' ? given[1] : undefined
}
