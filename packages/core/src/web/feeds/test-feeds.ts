import { z } from 'zod'
import type { AuthenticatorPorts } from '../../define/authenticator.ts'
import { defineFeed } from '../../define/part-feed.ts'
import { definePart } from '../../define/part.ts'
import { definePlugin } from '../../define/plugin.ts'
import { defineRecord } from '../../define/record.ts'
import type { Assurance } from '../../define/viewer.ts'
import { createTestPortal, type TestPortal } from '../../testing/create-test-portal.ts'
import { createMemorySource, type MemorySource } from '../../testing/memory-source.ts'
import { testAuthenticator } from '../../testing/test-authenticator.ts'
import type { TestBrowser } from '../../testing/test-browser.ts'

/** What is written in the record of these tests. */
export const Visit = defineRecord({ name: 'visit', schema: z.strictObject({ text: z.string() }) })
const Hidden = defineRecord({ name: 'hidden', schema: z.strictObject({ text: z.string() }) })

/** What goes wrong in the feed, and how strongly who is signed in was proven. */
export const feedFaults: { reads: 'declared' | 'undeclared'; assurance: Assurance } = { reads: 'declared', assurance: 'mfa' }

const feed = defineFeed({
  title: 'visits.feed',
  text: 'visits.feed.text',
  mime: 'text/calendar',
  load: async ({ client, viewer, records, query }) => ({
    client: client.name,
    reader: viewer.account.name,
    query: Object.keys(query),
    texts: (await records.all(feedFaults.reads === 'declared' ? Visit : Hidden)).map(({ data }) => data.text),
  }),
  write: (data, { t, page, organisation }) => JSON.stringify({ ...data, page, title: t('visits.title'), from: organisation.name }),
})
const visits = definePart({
  id: 'visits',
  title: 'visits.title',
  icon: 'calendar-days',
  scope: 'client',
  rights: { read: {} },
  reads: [Visit],
  applies: [Visit],
  load: async ({ records }) => (await records.all(Visit)).map(({ data }) => data.text),
  view: (texts, { feed: toFeed }) => `${texts.join()} ${toFeed()}`,
  feed,
})
const vault = definePart({
  id: 'vault',
  title: 'vault.title',
  icon: 'lock',
  scope: 'client',
  rights: { read: {} },
  requires: 'eidas-high',
  reads: [Visit],
  load: async () => 'KLUIS',
  view: (text) => text,
  feed,
})
const loose = definePart({
  id: 'loose',
  title: 'loose.title',
  icon: 'x',
  scope: 'client',
  rights: { read: {} },
  load: async () => '',
  view: () => '',
  feed,
})
const plain = definePart({
  id: 'plain',
  title: 'plain.title',
  icon: 'x',
  scope: 'client',
  rights: { read: {} },
  load: async () => '',
  view: () => '',
})
const words = {
  'visits.title': 'Bezoeken',
  'visits.feed': 'Bezoeken in de agenda-app',
  'visits.feed.text': 'De bezoeken gaan naar buiten.',
  'vault.title': 'Kluis',
  'loose.title': 'Los',
  'plain.title': 'Gewoon',
}
const plugin = definePlugin({ id: 'bezoek', api: 1, messages: { nl: words, en: words }, parts: () => [visits, vault, loose, plain] })

/** Somebody with access to a client. */
export type Reader = TestBrowser & { readonly clientId: string }

/** A portal with two clients and a part that has a feed. */
export interface FeedPortal {
  readonly portal: TestPortal
  readonly memory: MemorySource
  /** What an authenticator is lent. */
  readonly ports: () => AuthenticatorPorts
  readonly write: (text: string | undefined) => Promise<void>
  /** Makes an address, and gives its path. */
  readonly make: (reader: Reader, part?: string) => Promise<string>
  /** Fetches it as a programme does, without a session. */
  readonly fetch: (path: string) => Promise<{ readonly status: number; readonly text: string; readonly headers: Headers }>
}

/** The page of a reader about their addresses. */
export const toFeedsPath = ({ clientId }: Reader): string => `/client/${clientId}/core/feeds`

/** Opens the portal: client 100 with a visit, client 200 with a canary. */
export async function openFeedPortal(databaseUrl: string | undefined): Promise<FeedPortal> {
  Object.assign(feedFaults, { reads: 'declared', assurance: 'mfa' })
  const memory = createMemorySource([Visit, Hidden])
  const lent: AuthenticatorPorts[] = []
  const auth = testAuthenticator({ assurance: () => feedFaults.assurance })
  const portal = await createTestPortal(
    {
      plugins: [plugin()],
      sources: [memory.source],
      panels: [
        { id: 'alles', title: 'Alles', colour: 'yellow', icon: 'folder-open', parts: ['bezoek.visits', 'bezoek.vault', 'bezoek.plain'] },
      ],
      auth: {
        ...auth,
        maxAssurance: 'eidas-high',
        open: (ports) => {
          lent.push(ports)
          return auth.open(ports)
        },
      },
    },
    databaseUrl === undefined ? {} : { databaseUrl },
  )
  const write = async (text: string | undefined) => {
    const toRecords = (one: string | undefined) =>
      one === undefined ? [] : [{ type: Visit, id: one, place: { file: 'x' }, data: { text: one } }]
    memory.steps = [
      { client: { sourceId: 'a', number: '100', name: 'Mevrouw Alblas' }, records: toRecords(text), complete: [Visit] },
      { client: { sourceId: 'b', number: '200', name: 'De heer Bos' }, records: toRecords('KANARIE VAN BOS'), complete: [Visit] },
      { completeSnapshot: true },
    ]
    await portal.sync({ acceptRemovals: true })
  }
  await write('DE KAPPER KOMT')
  const fetch: FeedPortal['fetch'] = (path) => portal.visitor().get(path, { accept: 'text/calendar' })
  const make: FeedPortal['make'] = async (reader, part = 'bezoek.visits') => {
    const { text } = await reader.post(`${toFeedsPath(reader)}/make`, { part })
    const path = /https:\/\/portaal\.test(\/feed\/[\w-]{43})"/.exec(text)?.[1]
    if (path === undefined) throw new Error('No address was shown.')
    return path
  }
  const ports = () => {
    const [first] = lent
    if (!first) throw new Error('The authenticator was not opened.')
    return first
  }
  return { portal, memory, ports, write, make, fetch }
}
