import { PanelPage } from '@voordeur/core/ui'
import { toByHandFrame } from './by-hand-frame.ts'
import { GRID, PART_ICON, toGridPanels, toPartTitle, viewReport, type ShownReport } from './guard-config.tsx'
import { NEWS } from './guard-seed.ts'
import type { Viewer } from './guard-viewer.ts'

/** The page of the first part for one viewer, with all that is around it made beforehand: nothing is looked up or decided. */
export function prepareGuardPage({ clientId, accountName, clientName }: Viewer, parts: number) {
  const clientPath = `/client/${clientId}`
  const panels = toGridPanels(parts).map((panel, index) => ({ ...panel, href: `${clientPath}/panel/${panel.id}`, current: index === 0 }))
  const [panel] = panels
  if (!panel) throw new RangeError('A portal has a part.')
  const tabs = panel.parts.map((id, index) => ({
    href: `${clientPath}/${GRID}/${id}`,
    label: toPartTitle(id),
    icon: PART_ICON,
    current: index === 0,
  }))
  const path = toPagePath(clientId)
  return (report: ShownReport, now: Date) => (
    <PanelPage
      frame={toByHandFrame({ path, clientPath, accountName, clientName, notices: NEWS, now, panels })}
      panel={panel}
      tabs={tabs}
      freshness={{ updatedAt: now.toISOString() }}
    >
      {viewReport(report, now)}
    </PanelPage>
  )
}

/** The page that is measured. */
export function toPagePath(clientId: string): string {
  return `/client/${clientId}/${GRID}/part1`
}
