import { sql } from 'kysely'
import { unzipSync } from 'fflate'
import { h } from 'preact'
import { z } from 'zod'
import { defineAuthenticator } from '../../define/authenticator.ts'
import { definePart } from '../../define/part.ts'
import { definePlugin } from '../../define/plugin.ts'
import { defineRecord } from '../../define/record.ts'
import type { Assurance } from '../../define/viewer.ts'
import { createMemorySource, type MemorySource } from '../../testing/memory-source.ts'
import { createTestPortal, type TestPortal } from '../../testing/create-test-portal.ts'
import { toTestCookie } from '../../testing/test-authenticator.ts'
import type { TestBrowser } from '../../testing/test-browser.ts'

/** What is written in the record of these tests. */
export const Note = defineRecord({ name: 'note', schema: z.strictObject({ text: z.string() }) })
const Deed = defineRecord({ name: 'deed', schema: z.strictObject({ text: z.string() }) })
const PAGE = 2

const list = definePart({
  id: 'lijst',
  title: 'lijst.title',
  icon: 'list',
  scope: 'client',
  rights: { read: {} },
  reads: [Note],
  query: z.partialRecord(z.enum(['before']), z.string().max(200)),
  load: async ({ records, query, client }) => {
    const { before } = query
    const page = await records.list(Note, { limit: PAGE, ...(before === undefined ? {} : { before }) })
    return { client: client.name, texts: page.items.map(({ data }) => data.text), older: page.older ?? null }
  },
  nextPage: ({ older }) => (older === null ? undefined : { before: older }),
  view: ({ texts }, { link, action }) =>
    h('div', {}, [
      ...texts.map((text) => h('p', {}, text)),
      h('a', { href: link({ part: 'boek.kluis', query: { x: '1' } }) }, 'kluis'),
      h('a', { href: link({ part: 'boek.stuk' }) }, 'stuk'),
      h('form', { action: action('x'), method: 'post' }, ''),
    ]),
})
const safe = definePart({
  id: 'kluis',
  title: 'kluis.title',
  icon: 'lock',
  scope: 'client',
  requires: 'eidas-high',
  rights: { read: {} },
  reads: [Note],
  load: async () => 'ALLEEN MET EIDAS',
  view: (text) => text,
})
const deeds = definePart({
  id: 'daden',
  title: 'daden.title',
  icon: 'list',
  scope: 'client',
  rights: { read: {} },
  reads: [Deed],
  applies: [Deed],
  load: async () => 'DADEN ZIJN ER NIET',
  view: (text) => text,
})
const broken = definePart({
  id: 'stuk',
  title: 'stuk.title',
  icon: 'list',
  scope: 'client',
  rights: { read: {} },
  load: async () => {
    if (faults.failing) throw new Error('GEHEIM IN EEN FOUT')
    return 'heel'
  },
  view: (text) => text,
})
const words = { 'lijst.title': 'Lijst', 'kluis.title': 'Kluis', 'daden.title': 'Daden', 'stuk.title': 'Stuk' }
const book = definePlugin({ id: 'boek', api: 1, messages: { nl: words, en: words }, parts: () => [list, safe, deeds, broken] })

/** What goes wrong in one of the parts, and how strongly who is signed in was proven. */
export const faults: { failing: boolean; assurance: Assurance } = {
  failing: false,
  assurance: 'mfa',
}

// Signs in whoever the cookie names, as strongly as the test says.
const authenticator = () =>
  defineAuthenticator({
    id: 'test',
    messages: { nl: {}, en: {} },
    tables: { migrations: {}, personalData: {} },
    maxAssurance: 'eidas-high',
    findings: [],
    open: async () => ({
      routes: [],
      signInPath: '/inloggen',
      signOutPath: '/uitloggen',
      stepUpPath: '/bevestigen',
      sessionQuery: (request) => {
        const accountId = /test_account=([0-9a-f-]{36})/.exec(request.headers.get('cookie') ?? '')?.[1]
        return accountId === undefined
          ? undefined
          : sql`select ${accountId}::uuid as account_id, 'test-session' as session_id, ${faults.assurance} as assurance, false as stale`
      },
      keepAlive: async () => {},
      endSessions: async () => {},
      enrol: async () => {},
      close: async () => {},
    }),
  })

/** Somebody with access to a client. */
export type Viewer = TestBrowser & { readonly clientId: string }

/** A portal with two clients, in which dossiers are saved. */
export interface DownloadPortal {
  readonly portal: TestPortal
  readonly memory: MemorySource
  readonly write: (...texts: readonly string[]) => Promise<void>
  /** Asks for a download, and lets it be made. */
  readonly make: (viewer: Viewer, seconds?: number) => Promise<string>
  /** The id of the newest download of a viewer. */
  readonly newest: (
    viewer: Viewer,
  ) => Promise<{ readonly id: string; readonly state: string; readonly done: number; readonly total: number }>
  /** Takes a download as a browser does. */
  readonly take: (viewer: Viewer, id: string, clientId?: string) => Promise<Response>
}

/** Opens the portal: client 100 with notes, client 200 with a canary. */
export async function openDownloadPortal(databaseUrl: string | undefined): Promise<DownloadPortal> {
  Object.assign(faults, { failing: false, assurance: 'mfa' })
  const memory = createMemorySource([Note, Deed])
  const portal = await createTestPortal(
    { plugins: [book()], sources: [memory.source], auth: authenticator() },
    databaseUrl === undefined ? {} : { databaseUrl },
  )
  const write = async (...texts: readonly string[]) => {
    const place = { file: 'memory' }
    const records = texts.map((text, index) => ({ type: Note, id: `n${index}`, place, data: { text } }))
    memory.steps = [
      { client: { sourceId: 'a', number: '100', name: 'Mevrouw Alblas' }, records, complete: [Note] },
      {
        client: { sourceId: 'b', number: '200', name: 'De heer Bos' },
        records: [{ type: Note, id: 'b', place, data: { text: 'KANARIE VAN BOS' } }],
        complete: [Note],
      },
      { completeSnapshot: true },
    ]
    await portal.sync()
  }
  await write('een', 'twee', 'drie', 'vier', 'vijf')
  await portal.start()
  const page = (viewer: Viewer) => `/client/${viewer.clientId}/core/download`
  const newest = async (viewer: Viewer) => Newest.parse((await viewer.json(page(viewer))).json()).data.newest
  return {
    portal,
    memory,
    write,
    newest,
    make: async (viewer, seconds = 0) => {
      const answer = await viewer.post(`${page(viewer)}/start`, {})
      if (answer.status !== 303) throw new Error(`Asking answered ${answer.status}.`)
      await portal.runJobs(seconds)
      return (await newest(viewer)).id
    },
    take: (viewer, id, clientId = viewer.clientId) => {
      const { origin } = portal.composition
      const headers = { origin, 'sec-fetch-site': 'same-origin', cookie: toTestCookie(viewer.accountId ?? '') }
      return portal.fetch(
        new Request(`${origin}/client/${clientId}/download/${id}`, { method: 'POST', headers, body: new URLSearchParams() }),
      )
    },
  }
}

const Newest = z.object({
  data: z.object({ newest: z.object({ id: z.string(), state: z.string(), done: z.number(), total: z.number() }) }),
})

/** The files of a ZIP as text, by name. */
export async function readZip(answer: Response): Promise<Readonly<Record<string, string>>> {
  const files = unzipSync(new Uint8Array(await answer.arrayBuffer()))
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, Buffer.from(bytes).toString('utf8')]))
}
