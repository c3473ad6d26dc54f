import type { PanelColour } from '../../define/theme.ts'
import { Icon } from '../components/icon.tsx'
import { Tiles, type Tile } from '../components/tiles.tsx'
import type { Frame } from '../frame.ts'
import { PortalPage } from '../layouts/portal-page.tsx'
import { toMarks } from '../marks.ts'

interface TilesPageProps {
  readonly frame: Frame
  readonly panel: { readonly id?: string; readonly title: string; readonly icon: string; readonly colour: PanelColour }
  /** One per part that this reader may open. */
  readonly tiles: readonly (Tile & { readonly id?: string })[]
}

/** A panel that opens as tiles: its name, and a tile per part. */
export function TilesPage({ frame, panel: { id, title, icon, colour }, tiles }: TilesPageProps) {
  const { t } = frame
  return (
    <PortalPage frame={frame} title={title}>
      <div class={`opened colour-${colour}`} {...toMarks(frame, { panel: id })}>
        <div class="opened-head">
          <h1 class="opened-title">
            <span class="panel-icon">
              <Icon name={icon} size={30} />
            </span>
            <span>{title}</span>
          </h1>
        </div>
        <div class="opened-body">
          <Tiles
            id="tiles"
            label={t('core.panel.parts', { panel: title })}
            tiles={tiles.map((tile) => ({ ...tile, marks: toMarks(frame, { part: tile.id }) }))}
            t={t}
          />
        </div>
      </div>
    </PortalPage>
  )
}
