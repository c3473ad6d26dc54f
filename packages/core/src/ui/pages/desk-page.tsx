import { Icon } from '../components/icon.tsx'
import { Notice } from '../components/notice.tsx'
import type { Frame } from '../frame.ts'
import { PlainPage } from './plain-page.tsx'

/** A part of the desk as its first page lists it. */
export interface DeskTile {
  readonly id: string
  readonly title: string
  readonly icon: string
  readonly href: string
  /** How many things wait there. */
  readonly count: number
}

interface DeskPageProps {
  readonly frame: Frame
  readonly tiles: readonly DeskTile[]
  /** Sources that were not read for too long, and where that is looked at. */
  readonly stale?: { readonly sources: readonly string[]; readonly href: string } | undefined
}

/** The first page of the organisation's desk: what this member of staff can do, and where something waits. */
export function DeskPage({ frame, tiles, stale }: DeskPageProps) {
  const { t } = frame
  return (
    <PlainPage frame={frame} title={t('core.desk.title')} intro={t('core.desk.intro')}>
      {stale && (
        <Notice kind="warning">
          {stale.sources.map((source) => (
            <p key={source}>{t('core.desk.stale', { source })}</p>
          ))}
          <p>
            <a href={stale.href}>{t('core.desk.stale.look')}</a>
          </p>
        </Notice>
      )}
      <ul class="clients" role="list">
        {tiles.map(({ id, title, icon, href, count }) => (
          <li key={id}>
            <a class="client-card" href={href}>
              <Icon name={icon} />
              <span class="client-card-name">
                {title} {count > 0 && <span class="count">{t('core.desk.waits', { count })}</span>}
              </span>
              <Icon name="arrow-right" />
            </a>
          </li>
        ))}
      </ul>
    </PlainPage>
  )
}
