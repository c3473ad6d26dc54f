import type { ComponentChildren } from 'preact'
import type { Frame } from '../frame.ts'
import { MainContent } from './main-content.tsx'
import { PageFooter } from './page-footer.tsx'

interface SignedOutLayoutProps {
  readonly frame: Frame
  readonly children: ComponentChildren
}

/** The door: the logo, the name of the portal, for whom it is, and one card. */
export function SignedOutLayout({ frame, children }: SignedOutLayoutProps) {
  const { logoUrl, organisation, portalName, t } = frame
  return (
    <div class="layout layout-door">
      <header class="door">
        {logoUrl === undefined ? (
          <p class="brand-name">{organisation}</p>
        ) : (
          <img class="door-logo" src={logoUrl} alt={organisation} height={64} />
        )}
        <p class="door-portal">{portalName}</p>
        <p class="door-intro">{t('core.signIn.intro')}</p>
      </header>
      <Landscape />
      <MainContent frame={frame}>{children}</MainContent>
      <PageFooter frame={frame} />
    </div>
  )
}

/** Hills and a sun behind the card, in the colours of the panels. */
function Landscape() {
  return (
    <svg class="door-scene" viewBox="0 0 1440 360" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
      <circle class="sun" cx="1150" cy="84" r="46" />
      <path class="hill-far" d="M0 210c180-90 380-110 620-30s500 60 820-60v240H0z" />
      <path class="hill-near" d="M0 292c220-70 460-60 720-10s480 30 720-40v118H0z" />
    </svg>
  )
}
