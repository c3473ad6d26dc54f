import type { Translate } from '../../define/messages.ts'
import { Icon } from './icon.tsx'

/** One tile: a place to go to, and how much is new there. */
export interface Tile {
  readonly href: string
  readonly label: string
  readonly icon: string
  /** Number of unread items. */
  readonly count: number
  /** Attributes that say what it is, where somebody builds a portal. */
  readonly marks?: Readonly<Record<string, string>> | undefined
}

interface TilesProps {
  /** With an id its numbers change along when the page shows by itself what is new. */
  readonly id: string
  /** What the tiles are together, for who listens. */
  readonly label: string
  readonly tiles: readonly Tile[]
  readonly t: Translate
}

/** Large tiles, each a link with an icon and a name; a number says what is unread. */
export function Tiles({ id, label, tiles, t }: TilesProps) {
  return (
    <nav class="tiles" aria-label={label} id={id} data-live>
      <ul>
        {tiles.map(({ href, label: name, icon, count, marks }) => (
          <li key={href}>
            <a class="tile" href={href} {...marks}>
              <Icon name={icon} size={40} />
              <span class="tile-label">{name}</span>
              {count > 0 && <span class="count">{t('core.panel.new', { count })}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
