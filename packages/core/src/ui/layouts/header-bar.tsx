import { Icon } from '../components/icon.tsx'
import type { Frame } from '../frame.ts'

interface HeaderBarProps {
  readonly frame: Frame
  /** Start stands in the bar only where there is a way back to it. */
  readonly isStart: boolean
}

/**
 * The black bar: Start, Meldingen, Informatie, the reader's own name, Uitloggen. On a phone it stands at the bottom. In a
 * preview only Start: the rest is the administrator's own.
 */
export function HeaderBar({ frame, isStart }: HeaderBarProps) {
  const { t, links, account, path } = frame
  if (account === undefined) return null
  if (frame.preview !== undefined) return <PreviewBar frame={frame} isStart={isStart} />
  return (
    <nav class="bar" aria-label={t('core.header.label')}>
      <ul>
        {!isStart && <BarItem href={links.start} icon="house" label={t('core.header.start')} kind="bar-start" tour="start" />}
        <BarItem
          href={links.notices}
          icon="bell"
          label={t('core.header.notices')}
          tour="notices"
          current={path === links.notices}
          count={account.notices}
          countLabel={t('core.header.notices.new', { count: account.notices })}
        />
        {frame.desk !== undefined && <BarItem href={frame.desk.href} icon="briefcase" label={t('core.desk.title')} />}
        <BarItem
          href={links.information}
          icon="info"
          label={t('core.header.information')}
          current={path === links.information}
          tour="information"
        />
        <BarItem
          href={account.href}
          icon="circle-user-round"
          label={account.name}
          tour="profile"
          shortLabel={t('core.header.profile')}
          current={path === account.href}
        />
        <BarItem href={links.signOut} icon="log-out" label={t('core.header.signOut')} opens="sign-out" tour="sign-out" />
      </ul>
    </nav>
  )
}

function PreviewBar({ frame: { t, links }, isStart }: HeaderBarProps) {
  if (isStart) return null
  return (
    <nav class="bar" aria-label={t('core.header.label')}>
      <ul>
        <BarItem href={links.start} icon="house" label={t('core.header.start')} kind="bar-start" />
      </ul>
    </nav>
  )
}

interface BarItemProps {
  readonly href: string
  readonly icon: string
  readonly label: string
  /** In place of the label where there is little room. */
  readonly shortLabel?: string
  readonly current?: boolean
  readonly count?: number
  readonly countLabel?: string
  readonly kind?: string
  /** What a step of the tour points at it by. */
  readonly tour?: string
  /** Id of the dialog a script opens in place of following the link. */
  readonly opens?: string
}

function BarItem({ href, icon, label, shortLabel, current = false, count = 0, countLabel, kind, tour, opens }: BarItemProps) {
  return (
    <li class={kind}>
      <a class="bar-item" href={href} aria-current={current ? 'page' : undefined} data-opens={opens} data-tour={tour}>
        <Icon name={icon} />
        {shortLabel === undefined ? <span class="bar-label">{label}</span> : <NamedLabel label={label} shortLabel={shortLabel} />}
        {count > 0 && (
          <span class="count" aria-hidden="true">
            {count}
          </span>
        )}
        {count > 0 && <span class="visually-hidden">, {countLabel}</span>}
      </a>
    </li>
  )
}

function NamedLabel({ label, shortLabel }: { readonly label: string; readonly shortLabel: string }) {
  return (
    <>
      <span class="bar-label bar-label-wide">{label}</span>
      <span class="bar-label bar-label-narrow">{shortLabel}</span>
    </>
  )
}
