import {
  API_VERSION,
  definePart,
  definePlugin,
  definePortal,
  type PartContext,
  type PortalDefinition,
  type SmsSender,
} from '@voordeur/core'
import { CarePlan, CareTeam, Contact, Coverage, Goal, Measurement, Personal, Report } from '@voordeur/core/care'
import { When } from '@voordeur/core/ui'
import { benchDoor } from './bench-door.ts'
import { ORIGIN } from './origin.ts'
import { seeded } from './seeded.ts'

/** What the small part shows: one report. */
export interface ShownReport {
  readonly topic: string
  readonly text: string
  readonly at: string
}

/** A panel of the portal, with the ids of its parts within the plugin. */
export interface GridPanel {
  readonly id: string
  readonly title: string
  readonly colour: (typeof COLOURS)[number]
  readonly icon: string
  readonly parts: readonly string[]
}

/** The plugin, and the icon of each of its parts. */
export const GRID = 'grid'
export const PART_ICON = 'newspaper'

const PARTS_PER_PANEL = 10
const COLOURS = ['yellow', 'green', 'purple', 'orange'] as const
/** A portal has parts as an organisation wants them, and record types as the field knows them. */
const TYPES = [Report, Measurement, Goal, CarePlan, Personal, Contact, Coverage, CareTeam]

/** A portal of so many small parts, ten to a panel. Each reads one type of record and applies when there is one. */
export function toGuardConfig(sender: SmsSender, parts: number): PortalDefinition {
  const panels = toGridPanels(parts)
  const ids = panels.flatMap((panel) => panel.parts)
  return definePortal({
    organisation: { name: 'Zorggroep Voorbeeld', portalName: 'Cliëntportaal', url: ORIGIN, phone: '010 123 45 67' },
    language: { default: 'nl', form: 'u' },
    theme: { layout: 'panels' },
    auth: benchDoor(sender),
    sources: [seeded({})],
    plugins: [toGrid(ids)()],
    panels: panels.map((panel) => ({ ...panel, parts: panel.parts.map((id) => `${GRID}.${id}` as const) })),
    permissionSets: { volledig: { title: 'Volledig', rights: ids.map((id) => `${GRID}.${id}:read` as const) } },
    access: { endsAfterCare: 'P7D', byBasis: { self: 'volledig' } },
    records: { report: { staffNames: 'show' } },
  })
}

/** The panels of a portal of so many parts. */
export function toGridPanels(parts: number): readonly GridPanel[] {
  return Array.from({ length: Math.ceil(parts / PARTS_PER_PANEL) }, (_, panel) => ({
    id: `paneel-${panel + 1}`,
    title: `Paneel ${panel + 1}`,
    colour: COLOURS[panel % COLOURS.length] ?? 'yellow',
    icon: 'folder-open',
    parts: Array.from({ length: Math.min(PARTS_PER_PANEL, parts - panel * PARTS_PER_PANEL) }, (_one, part) =>
      toPartId(panel * PARTS_PER_PANEL + part),
    ),
  }))
}

/** The name of a part on its tab. */
export function toPartTitle(id: string): string {
  return `Onderdeel ${id.replace('part', '')}`
}

/** What stands in the part, in the portal and without it. */
export function viewReport({ topic, text, at }: ShownReport, now: Date) {
  return (
    <article>
      <h2>{topic}</h2>
      <p>
        <When value={at} now={now} locale="nl" />
      </p>
      <p>{text}</p>
    </article>
  )
}

function toGrid(ids: readonly string[]) {
  const titles = Object.fromEntries(ids.map((id) => [`${id}.title`, toPartTitle(id)]))
  return definePlugin({
    id: GRID,
    api: API_VERSION,
    messages: { nl: titles, en: titles },
    parts: () => ids.map((id, index) => toPart(id, index)),
  })
}

function toPart(id: string, index: number) {
  const type = TYPES[index % TYPES.length] ?? Report
  return definePart({
    id,
    title: `${id}.title`,
    icon: PART_ICON,
    scope: 'client',
    rights: { read: {} },
    reads: [...new Set([Report, type])],
    applies: [type],
    load: loadReport,
    view: (report, { now }) => viewReport(report, now),
  })
}

async function loadReport({ records }: PartContext<'client'>): Promise<ShownReport> {
  const { items } = await records.list(Report, { limit: 1 })
  const [newest] = items
  if (!newest) throw new Error('There is no report.')
  return { topic: newest.data.topic ?? '', text: newest.data.text, at: newest.at }
}

function toPartId(index: number): string {
  return `part${index + 1}`
}
