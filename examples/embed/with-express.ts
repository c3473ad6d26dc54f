import { createServer } from 'node:http'
import { toNodeHandler } from '@voordeur/core/portal'
import express from 'express'
import { listen } from './listen.ts'
import type { Running, Served } from './running.ts'

/** Express: the portal stands before anything that reads a body, because a body can be read once. */
export function serveExpress({ host, portal, port }: Served): Promise<Running> {
  const app = express()
  app.use('/portaal', toNodeHandler(portal))
  app.use(toNodeHandler(host))
  return listen(createServer(app), port)
}
