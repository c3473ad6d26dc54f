import { once } from 'node:events'
import type { Server } from 'node:http'
import type { Running } from './running.ts'

/** Lets one of Node's servers listen; closing it ends the streams that are open. */
export async function listen(server: Server, port: number): Promise<Running> {
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
