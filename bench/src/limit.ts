import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { renderDocument, toSpokenDate } from '@voordeur/core/ui'
import pg from 'pg'
import { answerHeaders } from './answer-headers.ts'
import { toByHandPage } from './by-hand-page.tsx'
import { readSettings, tellParent } from './settings.ts'

// What this machine can do at all: node:http, one prepared statement that finds, decides and notes everything, and texts put together.

const STATEMENT = `
  with visitor as (
    select account.id as account_id, account.name, client.id as client_id, client.name as client_name, access.id as access_id, access.basis, access.rights
    from auth_session
    join auth_account on auth_account.account_id = auth_session.account_id and auth_account.session_epoch = auth_session.session_epoch
    join account on account.id = auth_session.account_id and account.blocked_at is null
    join access on access.account_id = account.id and access.revoked_at is null and access.valid_from <= $4 and (access.valid_until is null or access.valid_until > $4)
    join client on client.id = access.client_id and client.care_ended_on is null
    where auth_session.id = $1 and auth_session.secret_hash = $2 and auth_session.expires_at > $4 and auth_session.absolute_expires_at > $4 and client.id = $3
  ), noted as (
    insert into audit_entry (id, at, event_type, action, outcome, account_id, client_id, access_id, part, "right", basis, trace_id, detail)
    select $5, $4, 'part.summary', 'R', 'success', account_id, client_id, access_id, 'dossier.timeline', 'dossier.timeline:read', basis, $6, '{}' from visitor
  )
  select visitor.*, newest.at, newest.data->>'topic' as topic, newest.data->>'text' as text,
    array(select wanted.name from unnest('{personal,coverage}'::text[]) as wanted(name) where exists (
      select 1 from record where whose = visitor.client_id and type = wanted.name and not waiting and removed_at is null and visible_from <= $4)) as present,
    (select max(finished_at) from sync_run where outcome = 'done') as synced
  from visitor left join lateral (
    select at, data from record
    where whose = visitor.client_id and type in ('report', 'carePlan', 'measurement', 'goal') and not waiting and removed_at is null and visible_from <= $4
    order by at desc, id desc limit 1
  ) as newest on true`

interface Row {
  readonly name: string
  readonly client_id: string
  readonly client_name: string
  readonly rights: readonly string[]
  readonly present: readonly string[]
  readonly at: Date
  readonly topic: string
  readonly text: string
}

const { databaseUrl } = readSettings()
const pool = new pg.Pool({ connectionString: databaseUrl, options: '-c search_path=voordeur', max: 16 })

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const row = await read(request)
  if (row && mayRead(row)) response.writeHead(200, answerHeaders).end(toText(row))
  else response.writeHead(404).end()
}

function mayRead({ rights, present }: Row): boolean {
  return rights.includes('dossier.timeline:read') && present.length === 2
}

async function read({ url = '', headers: { cookie = '' } }: IncomingMessage): Promise<Row | undefined> {
  const clientId = /^\/client\/([0-9a-f-]{36})$/.exec(url)?.[1]
  const [, id, secret = ''] = /(?:^|;\s*)__Host-portal=([^.;]+)\.([^;]+)/.exec(cookie) ?? []
  const values = [id, createHash('sha256').update(secret).digest(), clientId, new Date(), randomUUID(), randomBytes(16).toString('hex')]
  const { rows } = await pool.query<Row>({ name: 'page', text: STATEMENT, values })
  return rows[0]
}

type Place = 'path' | 'account' | 'client' | 'topic' | 'when' | 'spoken' | 'text'
const MARKS: readonly Place[] = ['path', 'account', 'client', 'topic', 'when', 'spoken', 'text']

/** The page of the other two, cut where something of a person stands. */
function cutPage(): readonly { readonly before: string; readonly place: Place | undefined }[] {
  const when = '2001-01-01T12:00:00.000Z'
  const now = new Date('2026-01-01T12:00:00Z')
  const parts = (...names: readonly string[]) => names.map((title) => ({ id: 'dossier.timeline', title, icon: 'newspaper' }))
  const page = toByHandPage({
    path: '(path)',
    accountName: '(account)',
    clientName: '(client)',
    now,
    panels: [
      {
        id: 'dossier',
        title: 'Dossier',
        colour: 'yellow',
        icon: 'folder-open',
        parts: parts('Tijdslijn', 'Lezen', 'Plannen'),
        newest: { part: 'dossier.timeline', title: 'Tijdslijn', topic: '(topic)', when, text: '(text)' },
      },
      {
        id: 'gegevens',
        title: 'Gegevens',
        colour: 'green',
        icon: 'id-card',
        parts: parts('Algemeen', 'Contactpersonen', 'Verzekeringen', 'Zorgteam'),
      },
    ],
  })
  const html = renderDocument(page)
    .replace(toSpokenDate(when, now, 'nl'), '(spoken)')
    .replace(when, '(when)')
  const found = html.split(new RegExp(`\\((${MARKS.join('|')})\\)`))
  return found.flatMap((before, index) => (index % 2 === 0 ? [{ before, place: MARKS.find((mark) => mark === found[index + 1]) }] : []))
}

function toText(row: Row): string {
  const when = row.at.toISOString()
  const values: Readonly<Record<Place, string>> = {
    path: `/client/${row.client_id}`,
    account: escape(row.name),
    client: escape(row.client_name),
    topic: escape(row.topic),
    when,
    spoken: toSpokenDate(when, new Date(), 'nl'),
    text: escape(row.text.length <= 110 ? row.text : `${row.text.slice(0, row.text.lastIndexOf(' ', 110))}…`),
  }
  let text = ''
  for (const { before, place } of pieces) text += place === undefined ? before : before + values[place]
  return text
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}

const pieces = cutPage()
const server = createServer((request, response) => {
  answer(request, response).catch(() => response.writeHead(500).end())
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  tellParent({ url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/` })
})
