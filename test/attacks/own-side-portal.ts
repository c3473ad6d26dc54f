import { Report } from '@voordeur/core/care'
import { createMemorySource, createTestPortal, type TestAnswer, type TestBrowser, type TestPortal } from '@voordeur/core/testing'
import { definePart, definePlugin } from '@voordeur/core'
import { z } from 'zod'
import { report } from './attacked-portal.ts'

/** Somebody who is signed in and has access to a client. */
export type Viewer = TestBrowser & { readonly clientId: string }

/** A portal in which portal administrators invite, with clients 100 and 200, and the ways in which people do so. */
export interface OwnSidePortal {
  readonly portal: TestPortal
  readonly admin: (clientNumber?: string) => Promise<Viewer>
  /** Somebody with a session and no access to anything. */
  readonly account: (email: string) => Promise<TestBrowser>
  /** Writes somebody down; gives the id of the draft. */
  readonly write: (admin: Viewer, email?: string) => Promise<{ readonly id: string; readonly email: string }>
  /** Writes down and sends; the guest is signed in with the account that was made. */
  readonly invite: (admin: Viewer, email?: string) => Promise<Invited>
  readonly accept: (guest: TestBrowser, invitation: string, more?: Readonly<Record<string, string>>) => Promise<TestAnswer>
  /** Invites and accepts; gives the access too. */
  readonly welcome: (admin: Viewer) => Promise<Invited & { readonly accessId: string }>
  /** The accesses of an account that were not revoked. */
  readonly accesses: (guest: TestBrowser) => Promise<readonly Access[]>
}

/** Who was invited. */
export interface Invited {
  readonly guest: TestBrowser
  readonly id: string
  readonly email: string
}

/** What decides about somebody. */
export interface Access {
  readonly id: string
  readonly client_id: string
  readonly rights: readonly string[]
  readonly basis: string
  readonly represents: boolean
  readonly portal_admin: boolean
}

/** What a form ticks. */
export const REPORTS = { 'right:proef.reports:read': 'on' }

const words = { 'reports.title': 'Verslagen', 'money.title': 'Geld' }
const part = <const Id extends string>(id: Id) => ({
  id,
  title: `${id}.title`,
  icon: 'lock',
  scope: 'client' as const,
  rights: { read: {} },
})
const reports = definePart({
  ...part('reports'),
  reads: [Report],
  load: async ({ records }) => (await records.all(Report)).map(({ data }) => data.text),
  view: (texts) => texts.join(' '),
  actions: { note: { right: 'read', input: z.strictObject({ text: z.string() }), run: async () => undefined } },
})
const money = definePart({ ...part('money'), load: async () => 'CENTEN', view: (text) => text })
const plugin = definePlugin({ id: 'proef', api: 1, messages: { nl: words, en: words }, parts: () => [reports, money] })

/** Opens the portal. */
export async function openOwnSidePortal(databaseUrl: string | undefined): Promise<OwnSidePortal> {
  const memory = createMemorySource([Report])
  memory.steps = [
    { client: { sourceId: 'a', number: '100', name: 'Mevrouw Alblas' }, records: [report('1', 'GEHEIM VAN ALBLAS')], complete: [Report] },
    { client: { sourceId: 'b', number: '200', name: 'De heer Bos' }, records: [report('2', 'GEHEIM VAN BOS')], complete: [Report] },
    { completeSnapshot: true },
  ]
  const portal = await createTestPortal({ plugins: [plugin()], sources: [memory.source] }, databaseUrl === undefined ? {} : { databaseUrl })
  await portal.sync()
  await portal.start()
  return { portal, ...toWays(portal) }
}

function toWays(portal: TestPortal): Omit<OwnSidePortal, 'portal'> {
  const db = portal.store.system()
  const browserOf = (accountId: string): TestBrowser => toBrowser(portal, accountId)
  const account: OwnSidePortal['account'] = async (email) => {
    const found = await db.selectFrom('account').select('id').where('email', '=', email).executeTakeFirstOrThrow()
    return browserOf(found.id)
  }
  const write: OwnSidePortal['write'] = async (admin, email = `${crypto.randomUUID()}@voorbeeld.nl`) => {
    const details = { firstName: 'Tessa', lastName: 'de Wit', gender: 'female', role: 'grandchild', phone: '06 12345678' }
    const answer = await admin.post(`/client/${admin.clientId}/core/add-person/add`, { ...details, email })
    const id = /who=([0-9a-f-]{36})/.exec(answer.headers.get('location') ?? '')?.[1]
    if (id === undefined) throw new Error(`Adding somebody answered ${answer.status}.`)
    return { id, email }
  }
  const invite: OwnSidePortal['invite'] = async (admin, email) => {
    const written = await write(admin, email)
    const sent = await admin.post(`/client/${admin.clientId}/core/person/send`, { who: written.id, ...REPORTS })
    if (sent.status !== 303) throw new Error(`Sending answered ${sent.status}.`)
    return { ...written, guest: await account(written.email) }
  }
  const accept: OwnSidePortal['accept'] = (guest, invitation, more = {}) => guest.post('/mijn/core/notices/accept', { invitation, ...more })
  const accesses: OwnSidePortal['accesses'] = (guest) =>
    db
      .selectFrom('access')
      .select(['id', 'client_id', 'rights', 'basis', 'represents', 'portal_admin'])
      .where('account_id', '=', guest.accountId ?? '')
      .where('revoked_at', 'is', null)
      .orderBy('id')
      .execute()
  return {
    account,
    write,
    invite,
    accept,
    accesses,
    admin: (clientNumber = '100') =>
      portal.viewer({
        clientNumber,
        portalAdmin: true,
        represents: true,
        basis: 'family',
        set: 'alles',
        email: `${crypto.randomUUID()}@voorbeeld.nl`,
      }),
    welcome: async (admin) => {
      const invited = await invite(admin)
      await accept(invited.guest, invited.id)
      const [access] = await accesses(invited.guest)
      if (!access) throw new Error('Accepting gave no access.')
      return { ...invited, accessId: access.id }
    },
  }
}

function toBrowser(portal: TestPortal, accountId: string): TestBrowser {
  const { origin } = portal.composition
  const ask = async (
    path: string,
    init: RequestInit & { readonly headers?: Readonly<Record<string, string>> } = {},
  ): Promise<TestAnswer> => {
    const headers = { accept: 'text/html', cookie: `test_account=${accountId}`, ...init.headers }
    const response = await portal.fetch(new Request(`${origin}${path}`, { ...init, headers }))
    const bytes = new Uint8Array(await response.arrayBuffer())
    const text = new TextDecoder().decode(bytes)
    return { status: response.status, headers: response.headers, text, bytes, json: () => JSON.parse(text) as unknown }
  }
  return {
    accountId,
    get: (path, headers = {}) => ask(path, { headers }),
    json: (path) => ask(path, { headers: { accept: 'application/json' } }),
    post: (path, fields, headers = {}) =>
      ask(path, {
        method: 'POST',
        body: fields instanceof FormData ? fields : new URLSearchParams(fields),
        headers: { origin, 'sec-fetch-site': 'same-origin', ...headers },
      }),
  }
}
