import type { ComponentChildren } from 'preact'
import type { Frame } from '../frame.ts'
import { GlossaryBookContext } from '../glossary-book.ts'
import { Banner } from './banner.tsx'
import { Document } from './document.tsx'
import { HeldLayout } from './held-layout.tsx'
import { LiveStatus } from './live-status.tsx'
import { MenuLayout } from './menu-layout.tsx'
import { PanelsLayout } from './panels-layout.tsx'
import { PreviewBanner } from './preview-banner.tsx'
import { SignedOutLayout } from './signed-out-layout.tsx'

interface PortalPageProps {
  readonly frame: Frame
  readonly title: string
  readonly children: ComponentChildren
}

const LAYOUTS = { panels: PanelsLayout, menu: MenuLayout } as const

/** A whole page: at the door for who is not signed in, otherwise in the layout of the organisation. */
export function PortalPage({ frame, title, children }: PortalPageProps) {
  const Layout = toLayout(frame)
  return (
    <Document frame={frame} title={frame.preview ? `${frame.t('core.preview.title', { name: frame.preview.name })} – ${title}` : title}>
      <Banner frame={frame} />
      <PreviewBanner frame={frame} />
      <GlossaryBookContext.Provider value={toBook(frame)}>
        <Layout frame={frame}>{children}</Layout>
      </GlossaryBookContext.Provider>
      <LiveStatus frame={frame} />
    </Document>
  )
}

function toLayout({ account, held, layout }: Frame) {
  if (held) return HeldLayout
  return account === undefined ? SignedOutLayout : LAYOUTS[layout]
}

function toBook({ glossary, links, t }: Frame) {
  return glossary === undefined || links.words === undefined ? undefined : { glossary, href: links.words, t }
}
