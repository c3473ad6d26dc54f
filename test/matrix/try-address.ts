import { sql } from 'kysely'
import type { TestPortal } from '@voordeur/core/testing'
import type { Address } from './addresses.ts'
import type { Asker } from './askers.ts'
import { toCookie } from './open-matrix-portal.ts'

/** How an address is asked: as a page, as JSON, without a body; a form from a page or by a script. */
export type Shape = 'page' | 'json' | 'head' | 'form' | 'json form'

/** An answer, read whole, with the trace by which the access log knows it. */
export interface Tried {
  readonly asker: Asker
  readonly address: Pick<Address, 'path' | 'route' | 'query'>
  readonly shape: Shape
  readonly status: number
  readonly text: string
  /** Everything but what was asked for: two refusals must be the same. */
  readonly whole: string
  readonly traceId: string
  /** Whether a browser or a proxy may keep it: then the button back shows it after signing out. */
  readonly isKept: boolean
}

/** The shapes in which an address can be asked. */
export function listShapes({ route }: Pick<Address, 'route'>): readonly Shape[] {
  if (route.method === 'POST') return ['form', 'json form']
  if (typeof route.access === 'object') return ['page']
  // A file is the same whatever is asked of it.
  if (/\/(?:bestand\/:record|media\/:id)$/.test(route.path)) return route.access === 'preview' ? ['page'] : ['page', 'head']
  // A HEAD is the GET of its route without a body, so that one kind of address tells of both.
  return route.access === 'preview' ? ['page', 'json'] : ['page', 'json', 'head']
}

let traces = 0

/** The whole of an answer; of a stream that tells what is new, which ends when its reader goes, what it begins with. */
async function readText(response: Response): Promise<string> {
  if (response.headers.get('content-type') !== 'text/event-stream' || !response.body) return response.text()
  const reader = response.body.getReader()
  const { value } = await reader.read()
  await reader.cancel()
  return new TextDecoder().decode(value)
}

/** Asks an address in one shape. */
export async function tryAddress(
  portal: TestPortal,
  asker: Asker,
  of: { readonly address: Pick<Address, 'path' | 'route' | 'query'> & Partial<Address>; readonly shape: Shape },
): Promise<Tried> {
  const { address, shape } = of
  traces += 1
  const traceId = `f${traces.toString(16).padStart(31, '0')}`
  const { origin } = portal.composition
  const isForm = shape === 'form' || shape === 'json form'
  const headers = {
    accept: shape.startsWith('json') ? 'application/json' : 'text/html',
    traceparent: `00-${traceId}-00f067aa0ba902b7-01`,
    ...(asker.accountId === undefined ? {} : { cookie: toCookie(asker.accountId, asker.assurance) }),
    ...(isForm ? { origin, 'sec-fetch-site': 'same-origin' } : {}),
  }
  const init = isForm ? { method: 'POST', body: toBody(address) } : { method: shape === 'head' ? 'HEAD' : 'GET' }
  const response = await portal.fetch(new Request(`${origin}${address.path}${address.query}`, { ...init, headers }))
  const [status, text] = [response.status, await readText(response)]
  const whole = JSON.stringify([status, [...response.headers], text])
    .replaceAll(encodeURIComponent(`${address.path}${address.query}`), '…')
    .replaceAll(address.path, '…')
  const isKept = response.headers.get('cache-control') !== 'no-store'
  return { asker, address, shape, status, text, whole, traceId, isKept }
}

/** A form of an action that takes files goes as one, whether there is a file in it or not. */
function toBody({ part, bound, fields = {} }: Partial<Address>): FormData | URLSearchParams {
  if (!part?.part.actions[bound?.['action'] ?? '']?.files) return new URLSearchParams(fields)
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  form.append('letter', new File(['%PDF-1.7\n%%EOF\n'], 'brief.pdf'))
  return form
}

/** An address that never was, for every shape: what a refusal has to look like to this asker. */
export async function tryNowhere(portal: TestPortal, asker: Asker): Promise<Readonly<Record<Shape, Tried>>> {
  const path = `/client/${crypto.randomUUID()}/er/niets`
  const ask = (shape: Shape) =>
    tryAddress(portal, asker, { address: { path, query: '', route: { method: 'GET', path, access: 'client' } }, shape })
  const send = (shape: Shape) =>
    tryAddress(portal, asker, { address: { path: `${path}/x`, query: '', route: { method: 'POST', path, access: 'client' } }, shape })
  return {
    page: await ask('page'),
    json: await ask('json'),
    head: await ask('head'),
    form: await send('form'),
    'json form': await send('json form'),
  }
}

/** One word for all that every table holds, but for the access log; in one statement. */
export async function readTables({ store }: TestPortal): Promise<ReadonlyMap<string, string>> {
  const db = store.system()
  const names = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = ${store.schema} and tablename <> 'audit_entry' order by 1`.execute(db)
  const each = names.rows.map(
    ({ name }) =>
      sql`select ${name}::text as name, md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as word from ${sql.table(`${store.schema}.${name}`)} as t`,
  )
  const { rows } = await sql<{ name: string; word: string }>`${sql.join(each, sql` union all `)}`.execute(db)
  return new Map(rows.map(({ name, word }) => [name, word]))
}

/** What the access log says of these requests: every line as `event outcome`, by trace. */
export async function readLines({ store }: TestPortal, tried: readonly Tried[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const ids = tried.map(({ traceId }) => traceId)
  const { rows } = await sql<{ trace_id: string; lines: string[] }>`
    select trace_id, array_agg(event_type || ' ' || outcome order by seq) as lines
    from audit_entry where trace_id = any (${ids}::text[]) group by trace_id`.execute(store.system())
  return new Map(rows.map(({ trace_id: trace, lines }) => [trace, lines]))
}
