import { countBadges } from './count-badges.ts'
import type { Kernel } from './kernel.ts'
import { keepApplying, listPanels, type OpenPanel } from './part-access.ts'
import { toIdentity } from './part-context.ts'
import type { ClientVisit } from './visit.ts'

/** The panels of a viewer with the parts that apply, read in a transaction of their own: for pages that read nothing else as the viewer. */
export function listOpenPanels(kernel: Kernel, visit: ClientVisit): Promise<readonly OpenPanel[]> {
  return kernel.store.forViewer(toIdentity(visit), async (lane) => {
    const panels = await keepApplying(lane, listPanels(kernel, visit))
    return kernel.composition.theme.layout === 'menu' ? countBadges(kernel, lane, { visit, panels }) : panels
  })
}
