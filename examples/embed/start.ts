import { createHash } from 'node:crypto'
import { createHost } from './host.ts'
import { servePlainNode } from './plain-node.ts'
import { openPortal } from './portal.ts'
import { serveExpress } from './with-express.ts'
import { serveH3 } from './with-h3.ts'
import { serveHono } from './with-hono.ts'

// `node examples/embed/start.ts express` from the root of the repository, after a build.
const SERVERS = { node: servePlainNode, express: serveExpress, h3: serveH3, hono: serveHono }

const name = process.argv[2] ?? 'node'
const port = Number(process.env['PORT'] ?? 4000)
const serve = SERVERS[name as keyof typeof SERVERS]
if (serve === undefined) throw new TypeError(`There is no server "${name}": ${Object.keys(SERVERS).join(', ')}.`)

const host = createHost([{ id: 'u1', name: 'Anna Jansen', email: 'anna@example.org', emailVerified: true, password: 'welkom' }])
const portal = await openPortal(host, {
  database: { folder: `${import.meta.dirname}/../../.voordeur/embed` },
  // An example: a real portal keeps 32 random bytes of its own.
  secret: createHash('sha256').update('an example that everybody can read').digest(),
  origin: `http://localhost:${port}`,
})
await portal.sync()
await portal.grant(
  { clientNumber: 'c1', email: 'anna@example.org', name: 'Anna Jansen', basis: 'self' },
  { grantedBy: 'example', notify: false },
)
await portal.start()
await serve({ host, portal, port })
process.stdout.write(`http://localhost:${port}/ (anna@example.org, welkom, code 123456)\n`)
