import { createPortal } from '@voordeur/core/portal'
import { serve } from 'srvx'
import { createPhones } from './bench-phones.ts'
import { toPortalConfig } from './portal-config.ts'
import { readSettings, tellParent } from './settings.ts'

// The portal as `voordeur start` serves it in production.
const { databaseUrl, secret, door, jobs = false } = readSettings()
const definition = toPortalConfig(createPhones().sender, door)
const portal = await createPortal(definition, { database: { url: databaseUrl }, secret: Buffer.from(secret, 'hex'), production: true })
if (jobs) await portal.start()
const server = serve({ fetch: (request) => portal.fetch(request), port: 0, hostname: '127.0.0.1', silent: true, gracefulShutdown: false })
await server.ready()
tellParent({ url: server.url })
