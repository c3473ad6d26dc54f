import type { ComponentChildren } from 'preact'
import { Icon } from '../components/icon.tsx'
import type { Frame } from '../frame.ts'
import { MainContent } from './main-content.tsx'
import { PageFooter } from './page-footer.tsx'
import { SessionDialog } from './session-dialog.tsx'
import { SignOutDialog } from './sign-out-dialog.tsx'
import { TextSizeButtons } from './text-size-buttons.tsx'

interface HeldLayoutProps {
  readonly frame: Frame
  readonly children: ComponentChildren
}

/** Between the door and the portal, for who has to agree to something first: whose portal it is, the size of the text, and the way out. */
export function HeldLayout({ frame, children }: HeldLayoutProps) {
  const { t, links, logoUrl, organisation, portalName } = frame
  return (
    <div class="layout layout-held">
      <header class="held">
        <p class="held-brand">
          {logoUrl === undefined ? (
            <span class="brand-name">{organisation}</span>
          ) : (
            <img class="brand-logo" src={logoUrl} alt={organisation} height={44} />
          )}
          <span class="brand-portal">{portalName}</span>
        </p>
        <TextSizeButtons frame={frame} />
        <a class="button button-quiet" href={links.signOut} data-opens="sign-out">
          <Icon name="log-out" size={22} /> <span>{t('core.header.signOut')}</span>
        </a>
      </header>
      <MainContent frame={frame}>{children}</MainContent>
      <PageFooter frame={frame} />
      <SignOutDialog frame={frame} />
      <SessionDialog frame={frame} />
    </div>
  )
}
