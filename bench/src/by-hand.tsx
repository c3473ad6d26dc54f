import { randomBytes } from 'node:crypto'
import { renderDocument } from '@voordeur/core/ui'
import { H3, HTTPError, HTTPResponse, serve, type H3Event } from 'h3'
import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import { type ByHandPanel, toByHandPage } from './by-hand-page.tsx'
import { findAccount, findNewest, listAccesses, listFreshness, listTypesPresent, noteRead, type Tables } from './by-hand-queries.ts'
import { answerHeaders } from './answer-headers.ts'
import { readSettings, tellParent } from './settings.ts'

// The start page as a good developer writes it for this one purpose: h3, Kysely, Preact, one transaction, one query after the other.

interface Part {
  readonly id: string
  readonly title: string
  readonly icon: string
  /** Types of which one must be there. */
  readonly needs?: readonly string[]
}

interface Panel extends Omit<ByHandPanel, 'parts' | 'newest'> {
  readonly parts: readonly Part[]
}

const TIMELINE = {
  id: 'dossier.timeline',
  title: 'Tijdslijn',
  icon: 'newspaper',
  reads: ['report', 'carePlan', 'measurement', 'goal'],
} as const
const PANELS: readonly Panel[] = [
  {
    id: 'dossier',
    title: 'Dossier',
    colour: 'yellow',
    icon: 'folder-open',
    parts: [
      TIMELINE,
      { id: 'dossier.reading', title: 'Lezen', icon: 'book-open' },
      { id: 'dossier.plan', title: 'Plannen', icon: 'clipboard-list' },
    ],
  },
  {
    id: 'gegevens',
    title: 'Gegevens',
    colour: 'green',
    icon: 'id-card',
    parts: [
      { id: 'dossier.personal', title: 'Algemeen', icon: 'id-card', needs: ['personal'] },
      { id: 'dossier.contacts', title: 'Contactpersonen', icon: 'contact' },
      { id: 'dossier.coverage', title: 'Verzekeringen', icon: 'shield-check', needs: ['coverage'] },
      { id: 'dossier.team', title: 'Zorgteam', icon: 'users' },
    ],
  },
]
const TYPES = PANELS.flatMap(({ parts }) => parts.flatMap(({ needs = [] }) => needs))

type Access = Awaited<ReturnType<typeof listAccesses>>[number]

const { databaseUrl } = readSettings()
const pool = new pg.Pool({ connectionString: databaseUrl, options: '-c search_path=voordeur', max: 16 })
const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })

async function showStart(event: H3Event): Promise<HTTPResponse> {
  const now = new Date()
  const clientId = event.context.params?.['client'] ?? ''
  const page = await db.transaction().execute((transaction) => loadStart(transaction, { clientId, token: readToken(event), now }))
  return new HTTPResponse(renderDocument(toByHandPage({ ...page, path: event.url.pathname, now })), { headers: answerHeaders })
}

function readToken(event: H3Event): string {
  return /(?:^|;\s*)__Host-portal=([^;]+)/.exec(event.req.headers.get('cookie') ?? '')?.[1] ?? ''
}

async function loadStart(
  transaction: Transaction<Tables>,
  { clientId, token, now }: { readonly clientId: string; readonly token: string; readonly now: Date },
) {
  const account = await findAccount(transaction, token, now)
  if (!account) throw new HTTPError({ status: 401 })
  const access = (await listAccesses(transaction, account.id)).find(
    (candidate) => candidate.client_id === clientId && isOpen(candidate, now),
  )
  if (!access) throw new HTTPError({ status: 404 })
  await listFreshness(transaction)
  const present = await listTypesPresent(transaction, { clientId, types: TYPES, now })
  const panels = PANELS.map((panel) => ({
    ...panel,
    parts: panel.parts.filter((part) => mayRead(access, part) && isThere(part, present)),
  })).filter(({ parts }) => parts.length > 0)
  const record = mayRead(access, TIMELINE) ? await findNewest(transaction, { clientId, types: TIMELINE.reads, now }) : undefined
  const ids = { account_id: account.id, client_id: clientId, access_id: access.id }
  await noteRead(transaction, {
    ...ids,
    at: now,
    part: TIMELINE.id,
    right: `${TIMELINE.id}:read`,
    basis: access.basis,
    trace_id: randomBytes(16).toString('hex'),
  })
  return {
    accountName: account.name,
    clientName: access.name,
    panels: panels.map((panel) => ({ ...panel, newest: toNewest(panel, record) })),
  }
}

function isOpen(access: Access, now: Date): boolean {
  return access.valid_from <= now && (access.valid_until === null || access.valid_until > now) && access.care_ended_on === null
}

function mayRead(access: Access, part: Pick<Part, 'id'>): boolean {
  return access.rights.includes(`${part.id}:read`)
}

function isThere({ needs = [] }: Part, present: ReadonlySet<string>): boolean {
  return needs.length === 0 || needs.some((type) => present.has(type))
}

function toNewest(panel: Panel, record: Awaited<ReturnType<typeof findNewest>>): ByHandPanel['newest'] {
  if (!record || !panel.parts.some(({ id }) => id === TIMELINE.id)) return undefined
  // Written by this bench itself, see seed.ts.
  const { topic, text } = record.data as { topic: string; text: string }
  return { part: TIMELINE.id, title: TIMELINE.title, topic, text, when: record.at.toISOString() }
}

const app = new H3().get('/client/:client', showStart)
const server = serve(app, { port: 0, hostname: '127.0.0.1', silent: true, gracefulShutdown: false })
await server.ready()
tellParent({ url: server.url })
