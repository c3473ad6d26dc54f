import autocannon from 'autocannon'
import { z } from 'zod'
import { Page, tellParent } from './settings.ts'

/** One slice of load: 16 connections in a closed loop, each going round all pages from a place of its own. */
const Order = z.strictObject({ url: z.string(), seconds: z.number(), pages: z.array(Page) })

const CONNECTIONS = 16

process.on('message', (message) => {
  run(Order.parse(message)).then(tellParent, (error: unknown) => tellParent({ failed: String(error) }))
})
tellParent({ ready: true })

async function run({ url, seconds, pages }: z.infer<typeof Order>) {
  const requests = pages.map(({ path, cookie }) => ({ method: 'GET' as const, path, headers: { cookie, accept: 'text/html' } }))
  let connection = 0
  const result = await autocannon({
    url,
    duration: seconds,
    connections: CONNECTIONS,
    requests,
    setupClient: (client) => {
      const first = Math.floor((connection++ * requests.length) / CONNECTIONS)
      client.setRequests([...requests.slice(first), ...requests.slice(0, first)])
    },
  })
  const { errors, timeouts, non2xx } = result
  if (errors + timeouts + non2xx > 0) throw new Error(`${errors} errors, ${timeouts} timeouts, ${non2xx} answers that were not 2xx`)
  return { perSecond: result['2xx'] / result.duration, bytes: result.throughput.total / result['2xx'] }
}
