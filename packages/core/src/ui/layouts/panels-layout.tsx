import type { ComponentChildren } from 'preact'
import type { Frame } from '../frame.ts'
import { HeaderBar } from './header-bar.tsx'
import { MainContent } from './main-content.tsx'
import { Masthead } from './masthead.tsx'
import { PageFooter } from './page-footer.tsx'
import { SessionDialog } from './session-dialog.tsx'
import { SignOutDialog } from './sign-out-dialog.tsx'

interface PanelsLayoutProps {
  readonly frame: Frame
  readonly children: ComponentChildren
}

/** Coloured panels with a black bar on top; on a phone one column with the bar at the bottom. */
export function PanelsLayout({ frame, children }: PanelsLayoutProps) {
  const isStart = frame.path === frame.links.start
  return (
    <div class="layout layout-panels">
      <header class="header">
        <HeaderBar frame={frame} isStart={isStart} />
        <Masthead frame={frame} withClient={!isStart} />
      </header>
      <MainContent frame={frame}>{children}</MainContent>
      <PageFooter frame={frame} />
      <SignOutDialog frame={frame} />
      <SessionDialog frame={frame} />
    </div>
  )
}
