import { Message } from '@voordeur/core/care'
import {
  createMemorySource,
  createTestPortal,
  type MemorySource,
  type TestAnswer,
  type TestBrowser,
  type TestPortal,
} from '@voordeur/core/testing'
import { berichten } from '../berichten.ts'
import { BerichtenOptions, takesFiles } from '../options.ts'

/** Somebody around a client, with what they do in the inbox. */
export interface Writer extends TestBrowser {
  readonly clientId: string
  readonly inbox: string
  /** What the inbox shows, as data; undefined when it is not there. */
  readonly read: (query?: string) => Promise<unknown>
  readonly send: (
    fields: Readonly<Record<string, string>>,
  ) => Promise<{ readonly key: string; readonly status: number; readonly text: string }>
  readonly reply: (thread: string, text: string, key?: string) => Promise<{ readonly key: string; readonly status: number }>
  /** How much is new, as the panel of the start page says it. */
  readonly countOnStart: () => Promise<number>
  /** Sends a form of messages, with files where they are taken. */
  readonly submit: (action: string, fields: Readonly<Record<string, string>>, files?: readonly File[]) => Promise<TestAnswer>
}

/** A portal with messages. */
export interface MessagePortal {
  readonly portal: TestPortal
  readonly memory: MemorySource
  readonly arrive: (name: string, more?: { readonly clientNumber?: string; readonly rights?: readonly string[] }) => Promise<Writer>
}

/** Reading messages. */
export const READ = 'berichten.inbox:read'
/** Beginning and answering conversations. */
export const WRITE = 'berichten.inbox:write'

const DESK_SETS = {
  reading: { title: 'Lezen', rights: ['berichten.desk:read'] },
  answering: { title: 'Beantwoorden', rights: ['berichten.desk:read', 'berichten.desk:answer'] },
} as const

type Options = Parameters<typeof berichten>[0]

/** Opens a portal of two clients, with messages as an organisation chose them. */
export async function openMessagePortal(
  options: Options,
  more: { readonly takesMessages?: boolean; readonly databaseUrl?: string } = {},
): Promise<MessagePortal> {
  const memory = createMemorySource([Message], { takesMessages: more.takesMessages ?? false })
  memory.steps = ['100', '200'].map((number) => ({ client: { sourceId: number, number, name: `Cliënt ${number}` }, records: [] }))
  const portal = await createTestPortal(
    {
      plugins: [berichten(options)],
      sources: [memory.source],
      ...(options?.between === 'coordinator' && { desk: { sets: DESK_SETS } }),
    },
    more.databaseUrl === undefined ? {} : { databaseUrl: more.databaseUrl },
  )
  await portal.sync()
  const arrive: MessagePortal['arrive'] = async (name, { clientNumber = '100', rights = [READ, WRITE] } = {}) => {
    const browser = await portal.viewer({
      clientNumber,
      name,
      email: `${name.toLowerCase()}@voorbeeld.nl`,
      basis: 'family',
      rights: [...rights],
    })
    return toWriter(browser, takesFiles(BerichtenOptions.parse(options)))
  }
  return { portal, memory, arrive }
}

function toWriter(browser: TestBrowser & { readonly clientId: string }, isMultipart: boolean): Writer {
  const inbox = `/client/${browser.clientId}/berichten/inbox`
  const submit: Writer['submit'] = (action, fields, files = []) =>
    browser.post(`${inbox}/${action}`, isMultipart ? toFormData(fields, files) : fields)
  return {
    ...browser,
    inbox,
    submit,
    countOnStart: async () => {
      const { text } = await browser.get(`/client/${browser.clientId}`)
      const words = text
        .replaceAll(/<svg.*?<\/svg>/gsu, '')
        .replaceAll(/<[^>]+>/gu, '|')
        .replaceAll(/\|+/gu, '|')
      return Number(/\|Alles\|(\d+) nieuw\|/u.exec(words)?.[1] ?? 0)
    },
    read: async (query = '') => {
      const answer = await browser.json(`${inbox}${query}`)
      return answer.status === 200 ? (answer.json() as { readonly data: unknown }).data : undefined
    },
    send: async (fields) => {
      const key = fields['key'] ?? crypto.randomUUID()
      const { status, text } = await submit('send?new=1', { key, topic: 'Zondag', text: 'Wie gaat er mee wandelen?', ...fields })
      return { key, status, text }
    },
    reply: async (thread, text, key = crypto.randomUUID()) => {
      const { status } = await submit(`reply?thread=${thread}`, { key, thread, text })
      return { key, status }
    },
  }
}

/** A form as a browser sends it that has file fields. */
export function toFormData(fields: Readonly<Record<string, string>>, files: readonly File[] = []): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  for (const file of files) form.append('files', file)
  return form
}

/** The tick that chooses somebody. */
export function tick({ accountId }: Pick<TestBrowser, 'accountId'>): Readonly<Record<string, string>> {
  return { [`to.${accountId ?? ''}`]: 'on' }
}
