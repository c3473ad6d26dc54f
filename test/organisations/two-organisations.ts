import type { Panel, PortalConfig, SyncStep } from '@voordeur/core'
import {
  CarePlan,
  CareTeam,
  Contact,
  Coverage,
  Evaluation,
  Form,
  InvoluntaryCareMeasure,
  Measurement,
  ProfileItem,
  Report,
} from '@voordeur/core/care'
import { createMemorySource, createTestPortal, type TestBrowser, type TestConfig, type TestPortal } from '@voordeur/core/testing'
import { dossier } from '@voordeur/plugin-dossier'
import { wzd } from '@voordeur/plugin-wzd'
import { everything, toPartId, TYPES } from './everything.ts'

/** The organisations whose rules are compared; each reads the same export. */
export type OrganisationName = 'laurens' | 'lunet'

/** An organisation with somebody who looks at a client of whom everything is known, and at one of whom next to nothing is. */
export interface OpenedOrganisation {
  readonly portal: TestPortal
  /** The first client's pages as text: a part (`dossier.plan`), a panel (`panel.dossier`) as it opens, or the start page. */
  readonly page: (part?: string) => Promise<string>
  readonly data: (part: string) => Promise<string>
  /** What of the second client a part answers. */
  readonly statusOfOther: (part: string) => Promise<number>
  readonly replacedNames: number
}

const NOTED = { file: 'memory' }
const RESISTS = [{ by: 'client', says: 'resists' }]
const AUTHOR = { name: 'Roos Kanarie', role: 'begeleider' }

function report(id: string, reportedAt: string, more: object) {
  return { type: Report, id, place: NOTED, recordedAt: reportedAt, data: { reportedAt, text: id, author: AUTHOR, ...more } }
}

function versions(type: (typeof TYPES)[number], id: string, toData: (word: string) => object) {
  const discussed = { type, id, place: NOTED, discussedAt: '2026-11-01T10:00:00+01:00', data: toData(`${id}, zoals besproken`) }
  return { discussed, newer: { type, id, place: NOTED, data: toData(`${id}, nieuwer`) } }
}

const VERSIONS = [
  versions(CarePlan, 'plan', (title) => ({ title, status: 'active', changedAt: '2026-11-01' })),
  versions(Form, 'formulier', (title) => ({ kind: 'a', title })),
  versions(Evaluation, 'evaluatie', (plan) => ({ plan })),
  versions(ProfileItem, 'profiel', (title) => ({ kind: 'other', title, completed: true })),
]

/** The export, first as it was before the newest versions were written, then as it is now. */
function toSteps(version: 'discussed' | 'newer'): readonly SyncStep[] {
  const records = [
    ...VERSIONS.map((each) => each[version]),
    report('verse rapportage', '2026-11-22T10:00:00+01:00', {}),
    report('oude rapportage', '2026-11-21T11:00:00+01:00', { text: 'Roos Kanarie en zuster Kanarie belden met Piet Merel.' }),
    report('van familie', '2026-11-20T11:00:00+01:00', { author: undefined, authorKind: 'family', family: { name: 'Piet Merel' } }),
    { type: CareTeam, id: 't', place: NOTED, data: { members: [{ kind: 'staff', staff: AUTHOR }] } },
    { type: Contact, id: 'c', place: NOTED, data: { name: { display: 'Piet Merel' }, roles: [{ code: '1' }] } },
    { type: Coverage, id: 'v', place: NOTED, data: { insurer: 'Zorgpolis' } },
    {
      type: InvoluntaryCareMeasure,
      id: 'w',
      place: NOTED,
      data: { sourceId: 'w', code: {}, label: 'Sensor', category: 'd', status: 'active', positions: RESISTS, responsible: AUTHOR },
    },
    {
      type: Measurement,
      id: 'm',
      place: NOTED,
      data: { code: { code: '29463-7' }, label: 'Gewicht', quantity: { value: 61, unit: 'kg' } },
    },
  ]
  const undiscussed = { type: CarePlan, id: 'ander plan', place: NOTED, data: { title: 'nooit besproken', changedAt: '2026-11-01' } }
  return [
    { staff: [AUTHOR, { name: 'Piet Merel', role: 'arts' }] },
    { client: { sourceId: 'a', number: '100', name: 'Mevrouw Alblas' }, records, complete: TYPES },
    { client: { sourceId: 'b', number: '200', name: 'De heer Bos' }, records: [undiscussed], complete: TYPES },
    { completeSnapshot: true },
  ]
}

type PartId = `${string}.${string}`

const BARE = TYPES.map((type) => `bare.${toPartId(type)}` as const)
// Who never discussed a plan has no tab for it either; elderly care says where it will stand.
const DOSSIER_OPTIONS = { laurens: {}, lunet: { empty: 'absent' } } as const
// Elderly care without involuntary care has no such part; who reads of it there does so in the record itself.
const MORE = { laurens: [], lunet: [wzd({ advocate: { name: 'Ans de Vries', phone: '088 123 45 67' } })] }
const DOSSIER = ['dossier.timeline', 'dossier.reading', 'dossier.plan', 'dossier.coverage', 'dossier.contacts', 'dossier.team'] as const

function toPanel(id: string, title: string, parts: readonly PartId[]): Panel<PartId> {
  return { id, title, colour: 'yellow', icon: 'folder-open', parts }
}

const CONFIGS: Readonly<Record<OrganisationName, TestConfig>> = {
  laurens: {
    language: { default: 'nl', form: 'u' },
    theme: { layout: 'panels' },
    panels: [toPanel('dossier', 'Dossier', [...DOSSIER, 'dossier.measurements']), toPanel('kaal', 'Kaal', BARE)],
    records: { report: { staffNames: 'show' }, careTeam: { staffNames: 'show' } },
  },
  lunet: {
    language: {
      default: 'nl',
      form: 'je',
      terms: { plan: 'ondersteuningsplan', team: 'cliëntteam' },
      messages: { nl: { 'dossier.plan.title': 'Plan' } },
    },
    theme: { layout: 'menu' },
    panels: [toPanel('dossier', 'Dossier', [...DOSSIER, 'wzd.measures']), toPanel('kaal', 'Kaal', BARE)],
    records: {
      report: { visibleAfter: 'PT24H', staffNames: 'role' },
      careTeam: { staffNames: 'show' },
      carePlan: { discussedOnly: true },
      form: { discussedOnly: true },
      evaluation: { discussedOnly: true },
      profileItem: { discussedOnly: true },
    },
  },
}

/** Opens one of them, with the export read as it was and once more as it is. */
export async function openOrganisation(name: OrganisationName, databaseUrl: string | undefined): Promise<OpenedOrganisation> {
  const memory = createMemorySource(TYPES)
  const config: Partial<PortalConfig> = {
    plugins: [dossier(DOSSIER_OPTIONS[name]), ...MORE[name], everything()],
    sources: [memory.source],
    ...CONFIGS[name],
  }
  const portal = await createTestPortal(config, databaseUrl === undefined ? {} : { databaseUrl })
  memory.steps = toSteps('discussed')
  await portal.sync()
  memory.steps = toSteps('newer')
  const result = (await portal.sync()).get('memory')
  if (result?.outcome !== 'done' || result.report.rejected > 0) throw new Error(`The sync ended: ${JSON.stringify(result)}`)
  const first = await portal.viewer({ clientNumber: '100' })
  const other = await portal.viewer({ clientNumber: '200' })
  return {
    portal,
    page: async (part) => {
      const answer = await first.get(toPath(first, part))
      return answer.status === 303 ? (await first.get(answer.headers.get('location') ?? '')).text : answer.text
    },
    data: async (part) => (await first.json(toPath(first, part))).text,
    statusOfOther: async (part) => (await other.get(toPath(other, part))).status,
    replacedNames: result.report.replacedNames,
  }
}

function toPath({ clientId }: TestBrowser & { readonly clientId: string }, part?: string): string {
  return `/client/${clientId}${part === undefined ? '' : `/${part.replace('.', '/')}`}`
}
