import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { RecordType, SyncStep } from '@voordeur/core'
import {
  CarePeriod,
  CarePlan,
  CareTeam,
  Evaluation,
  Form,
  Goal,
  Measurement,
  NewsItem,
  Personal,
  ProfileItem,
  Report,
} from '@voordeur/core/care'
import { createMemorySource, createTestPortal, type TestPortal } from '@voordeur/core/testing'
import { berichten } from '@voordeur/plugin-berichten'
import { dossier } from '@voordeur/plugin-dossier'
import { nieuws } from '@voordeur/plugin-nieuws'

/** A portal with the layout `menu` on a port of its own: two clients, news, a team, messages, reports and a dossier of five parts. */
export interface MenuPortal {
  readonly portal: TestPortal
  readonly origin: string
  readonly close: () => Promise<void>
}

const NOTED = { file: 'memory' }
const STAFF = { name: 'Roos Kanarie', role: 'Persoonlijk begeleider' }

const record = (type: RecordType, data: object) => ({ type, id: type.name, place: NOTED, data })

const TEAM = record(CareTeam, { members: [{ kind: 'staff', staff: STAFF, role: 'Persoonlijk begeleider', coordinator: true }] })

const RECORDS = [
  record(Personal, { name: { display: 'Sam de Wit' }, birthDate: '1991-03-03' }),
  TEAM,
  record(Report, {
    reportedAt: '2026-11-20T10:00:00+01:00',
    text: 'Sam heeft vandaag zelf de ADL gedaan en daarna boodschappen.',
    author: STAFF,
  }),
  record(CarePlan, { title: 'Ondersteuningsplan', status: 'active', changedAt: '2026-11-01' }),
  record(Evaluation, { plan: 'Doelenkaart', changedAt: '2026-08-19' }),
  record(ProfileItem, { kind: 'who-am-i', completed: true, sections: [{ text: 'Ik houd van muziek.' }] }),
  record(Form, { kind: 'pmt', title: 'PMT', filledAt: '2026-10-01' }),
]
const TYPES = [Personal, CareTeam, Report, CarePlan, Evaluation, ProfileItem, Form, NewsItem, Goal, CarePeriod, Measurement]

const STEPS: readonly SyncStep[] = [
  { client: { sourceId: 'a', number: '100', name: 'Sam de Wit' }, records: RECORDS },
  { client: { sourceId: 'b', number: '200', name: 'Robin Bos' }, records: [{ ...TEAM, id: 'team van Robin' }] },
  {
    organisation: true,
    records: [record(NewsItem, { title: 'Zomermarkt op 3 december', text: 'Iedereen is welkom.', publishedAt: '2026-11-21' })],
  },
]

/** Opens it, with everything synced. */
export async function openMenuPortal(): Promise<MenuPortal> {
  const opened: { portal?: TestPortal } = {}
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const headers = Object.entries(request.headers).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value] satisfies [string, string]] : [],
    )
    const body = chunks.length === 0 ? {} : { body: Buffer.concat(chunks) }
    const asked = new Request(`${origin}${request.url ?? '/'}`, { method: request.method ?? 'GET', headers, ...body })
    const answered = (await opened.portal?.fetch(asked)) ?? new Response(null, { status: 503 })
    response.writeHead(answered.status, Object.fromEntries(answered.headers))
    for await (const piece of answered.body ?? []) response.write(piece)
    response.end()
  }
  const memory = createMemorySource(TYPES)
  memory.steps = STEPS
  const portal = await createTestPortal({
    organisation: { name: 'Testzorg', portalName: 'Cliëntportaal', url: origin, phone: '040 - 000 00 00' },
    language: { default: 'nl', form: 'je', messages: { nl: { 'dossier.personal.title': 'Personalia', 'dossier.plan.title': 'Plan' } } },
    theme: { layout: 'menu' },
    plugins: [dossier({ empty: 'absent' }), berichten({ between: 'contacts' }), nieuws({ fromSource: true })],
    sources: [memory.source],
    panels: [
      {
        id: 'nieuws',
        title: 'Nieuws',
        colour: 'orange',
        icon: 'newspaper',
        parts: ['nieuws.news'],
        summary: ['nieuws.news'],
        inMenu: false,
      },
      { id: 'contact', title: 'Contact', colour: 'teal', icon: 'users', parts: ['dossier.team', 'berichten.inbox'], opens: 'tabs' },
      {
        id: 'rapportage',
        title: 'Rapportage',
        colour: 'blue',
        icon: 'message-square-text',
        parts: ['dossier.reports'],
        summary: ['dossier.reports'],
      },
      {
        id: 'dossier',
        title: 'Dossier',
        colour: 'green',
        icon: 'folder-open',
        parts: ['dossier.personal', 'dossier.forms', 'dossier.plan', 'dossier.evaluations', 'dossier.profile'],
      },
    ],
  })
  opened.portal = portal
  await portal.sync()
  return {
    portal,
    origin,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await portal.close()
    },
  }
}
