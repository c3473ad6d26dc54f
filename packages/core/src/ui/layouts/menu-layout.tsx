import type { ComponentChildren } from 'preact'
import { Icon } from '../components/icon.tsx'
import type { Frame, FramePanel } from '../frame.ts'
import { ClientSwitch } from './client-switch.tsx'
import { HeaderBar } from './header-bar.tsx'
import { MainContent } from './main-content.tsx'
import { Brand } from './masthead.tsx'
import { PageFooter } from './page-footer.tsx'
import { SearchBox } from './search-box.tsx'
import { SessionDialog } from './session-dialog.tsx'
import { SimpleModeSwitch } from './simple-mode-switch.tsx'
import { toMarks } from '../marks.ts'
import { SignOutDialog } from './sign-out-dialog.tsx'
import { TextSizeButtons } from './text-size-buttons.tsx'

interface MenuLayoutProps {
  readonly frame: Frame
  readonly children: ComponentChildren
}

/** A menu on the left, the client above it, text size and the reader's own buttons on top. */
export function MenuLayout({ frame, children }: MenuLayoutProps) {
  return (
    <div class="layout layout-menu">
      <header class="header">
        <Brand frame={frame} />
        <TextSizeButtons frame={frame} />
        <HeaderBar frame={frame} isStart />
      </header>
      <Menu frame={frame} />
      <MainContent frame={frame}>{children}</MainContent>
      <PageFooter frame={frame} />
      <SignOutDialog frame={frame} />
      <SessionDialog frame={frame} />
    </div>
  )
}

function Menu({ frame }: { readonly frame: Frame }) {
  const { t, links, client, path, panels = [] } = frame
  return (
    <nav class="menu" aria-label={t('core.menu.label')}>
      {client !== undefined && <p class="menu-client">{client.name}</p>}
      <ClientSwitch frame={frame} />
      <SearchBox frame={frame} />
      <ul id="menu" data-live="also" data-tour="menu">
        <li>
          <MenuItem href={links.start} icon="house" title={t('core.header.start')} current={path === links.start} t={t} tour="start" />
        </li>
        {panels.map((panel) => (
          <li key={panel.id}>
            <MenuItem {...panel} t={t} tour={`panel:${panel.id}`} marks={toMarks(frame, { panel: panel.id })} />
          </li>
        ))}
      </ul>
      <SimpleModeSwitch frame={frame} />
    </nav>
  )
}

type MenuItemProps = Pick<FramePanel, 'href' | 'icon' | 'title' | 'current' | 'badge'> &
  Pick<Frame, 't'> & {
    readonly tour: string
    readonly marks?: Readonly<Record<string, string>>
  }

function MenuItem({ href, icon, title, current, badge = 0, t, tour, marks }: MenuItemProps) {
  return (
    <a class="menu-item" href={href} aria-current={current ? 'page' : undefined} data-tour={tour} {...marks}>
      <Icon name={icon} />
      <span>{title}</span>
      {badge > 0 && <span class="count">{t('core.panel.new', { count: badge })}</span>}
    </a>
  )
}
