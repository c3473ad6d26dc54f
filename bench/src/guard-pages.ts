import { renderDocument } from '@voordeur/core/ui'
import { createPortal } from '@voordeur/core/portal'
import { H3, HTTPResponse } from 'h3'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { answerHeaders } from './answer-headers.ts'
import { createPhones } from './bench-phones.ts'
import { GRID, toGuardConfig } from './guard-config.tsx'
import { prepareGuardPage, toPagePath } from './guard-page.tsx'
import { createBareRead, createLaneRead, type Read, type Tables } from './guard-reads.ts'
import type { Rung } from './guard-rungs.ts'
import type { Cell, Viewer } from './guard-viewer.ts'
import { ORIGIN } from './origin.ts'

/** Asks for a viewer's page and gives it whole. */
export type AskPage = (viewer: Viewer) => Promise<string>

const AT_ONCE = 8

/** Opens the portal of a cell, and the same page without its guard in every step. */
export async function openPages({ databaseUrl, parts, viewers }: Cell, secret: Buffer): Promise<Readonly<Record<Rung, AskPage>>> {
  const pool = new pg.Pool({ connectionString: databaseUrl, options: '-c search_path=voordeur', max: AT_ONCE, pipeline: true })
  const compiler = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  const options = { database: { url: databaseUrl }, secret, production: true }
  const portal = await createPortal(toGuardConfig(createPhones().sender, parts), options)
  const types = [...new Set([...portal.composition.parts.values()].flatMap(({ applies }) => applies))]
  const unguarded = (read: Read) => createAsk(createUnguarded(read, viewers, parts))
  return {
    bare: unguarded(createBareRead(pool, compiler)),
    scope: unguarded(createLaneRead(portal, 'scope', types)),
    applies: unguarded(createLaneRead(portal, 'applies', types)),
    audit: unguarded(createLaneRead(portal, 'audit', types)),
    guarded: createAsk((request) => portal.fetch(request)),
  }
}

type Fetch = (request: Request) => Response | Promise<Response>

/** Answers with the page of whoever is in the path, and asks for no session. */
function createUnguarded(read: Read, viewers: readonly Viewer[], parts: number): Fetch {
  const prepared = new Map(viewers.map((viewer) => [viewer.clientId, { viewer, toPage: prepareGuardPage(viewer, parts) }]))
  const app = new H3().get(`/client/:client/${GRID}/:part`, async (event) => {
    const found = prepared.get(event.context.params?.['client'] ?? '')
    if (!found) return new HTTPResponse('', { status: 404 })
    const now = new Date()
    const report = await read(found.viewer, now)
    return new HTTPResponse(renderDocument(found.toPage(report, now)), { headers: answerHeaders })
  })
  return (request) => app.fetch(request)
}

function createAsk(fetch: Fetch): AskPage {
  return async ({ clientId, cookie }) => {
    const answer = await fetch(new Request(`${ORIGIN}${toPagePath(clientId)}`, { headers: { cookie, accept: 'text/html' } }))
    const text = await answer.text()
    if (answer.status !== 200) throw new Error(`The page answered ${answer.status}.`)
    return text
  }
}
