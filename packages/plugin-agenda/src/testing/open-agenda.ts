import { Appointment } from '@voordeur/core/care'
import { createMemorySource, createTestPortal, type TestBrowser, type TestConfig, type TestPortal } from '@voordeur/core/testing'
import { agenda } from '../agenda.ts'
import type { CalendarPage } from '../calendar/page.ts'

/** An appointment of the care record, as a test says it. */
export type Booked = Partial<Appointment> & { readonly start: string }

/** Somebody at an agenda, and what they can do there. */
export interface Person extends TestBrowser {
  readonly clientId: string
  readonly path: string
  /** Sends a form of the agenda. */
  readonly send: (action: string, fields: Readonly<Record<string, string>>) => ReturnType<TestBrowser['post']>
  /** Writes an appointment and gives its id. */
  readonly write: (fields: Readonly<Record<string, string>>) => Promise<string>
  /** What the agenda shows now, as data. */
  readonly shown: (query?: string) => Promise<CalendarPage>
}

/** A portal with an agenda of two clients; it is Sunday 22 November 2026, noon. */
export interface AgendaPortal {
  readonly portal: TestPortal
  readonly person: (given?: GivenPerson) => Promise<Person>
  readonly notices: (person: Person) => Promise<number>
}

interface GivenPerson {
  readonly name?: string
  readonly rights?: readonly ('read' | 'add')[]
  readonly admin?: boolean
  readonly clientNumber?: string
}

interface Given {
  readonly options?: Parameters<typeof agenda>[0]
  readonly booked?: readonly Booked[]
  readonly config?: TestConfig
  readonly databaseUrl?: string | undefined
}

/** What a form sends when a test says nothing else. */
export const FIELDS = { title: 'Koffie', day: '2026-11-25', begins: '10:00', ends: '', place: '', note: '', repeats: 'none', lastDay: '' }

/** Opens it; client 100 has these appointments, and client 200 one of its own. */
export async function openAgenda({ options = {}, booked = [], config = {}, databaseUrl }: Given = {}): Promise<AgendaPortal> {
  const memory = createMemorySource([Appointment])
  const toRecords = (some: readonly Booked[]) =>
    some.map((one, index) => ({
      type: Appointment,
      id: `${index}`,
      recordedAt: '2026-11-20T09:00:00+01:00',
      place: { file: 'x' },
      data: { title: 'Afspraak', status: 'booked', ...one },
    }))
  memory.steps = [
    { client: { sourceId: 'a', number: '100', name: 'Mevrouw Alblas' }, records: toRecords(booked), complete: [Appointment] },
    {
      client: { sourceId: 'b', number: '200', name: 'De heer Bos' },
      records: toRecords([{ title: 'GEHEIM VAN BOS', start: '2026-11-25T10:00:00+01:00' }]),
      complete: [Appointment],
    },
    { completeSnapshot: true },
  ]
  const portal = await createTestPortal(
    { plugins: [agenda(options)], sources: [memory.source], ...config },
    databaseUrl === undefined ? {} : { databaseUrl },
  )
  await portal.sync()
  return { portal, person: (given) => invite(portal, given), notices: (person) => countNotices(portal, person) }
}

async function invite(
  portal: TestPortal,
  { name = 'Marjan Kuipers', rights = ['read', 'add'], admin = false, clientNumber = '100' }: GivenPerson = {},
): Promise<Person> {
  const viewer = await portal.viewer({
    clientNumber,
    name,
    basis: 'family',
    portalAdmin: admin,
    rights: rights.map((right) => `agenda.calendar:${right}` as const),
  })
  const path = `/client/${viewer.clientId}/agenda/calendar`
  const send: Person['send'] = (action, fields) => viewer.post(`${path}/${action}`, fields)
  return {
    ...viewer,
    path,
    send,
    write: async (fields) => {
      const key = crypto.randomUUID()
      const { status, text } = await send('add', { key, ...FIELDS, ...fields })
      if (status !== 303) throw new Error(`The form was answered with ${status}: ${text}`)
      return key
    },
    shown: async (query = '') => ((await viewer.json(`${path}${query}`)).json() as { readonly data: CalendarPage }).data,
  }
}

async function countNotices({ store }: TestPortal, { accountId }: Person): Promise<number> {
  const rows = await store
    .system()
    .selectFrom('notice')
    .select('id')
    .where('plugin', '=', 'agenda')
    .where('account_id', '=', accountId ?? '')
    .execute()
  return rows.length
}
