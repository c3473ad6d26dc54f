import { createPortal } from '@voordeur/core/portal'
import { serve } from 'srvx'
import { portalConfig } from './portal-config.ts'
import { readSettings, tellParent } from './settings.ts'

// The portal as `voordeur start` serves it in production.
const { databaseUrl, secret } = readSettings()
const portal = await createPortal(portalConfig, { database: { url: databaseUrl }, secret: Buffer.from(secret, 'hex'), production: true })
const server = serve({ fetch: (request) => portal.fetch(request), port: 0, hostname: '127.0.0.1', silent: true, gracefulShutdown: false })
await server.ready()
tellParent({ url: server.url })
