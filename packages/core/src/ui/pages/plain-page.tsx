import type { ComponentChildren } from 'preact'
import type { Frame } from '../frame.ts'
import { PortalPage } from '../layouts/portal-page.tsx'

interface PlainPageProps {
  readonly frame: Frame
  readonly title: string
  readonly intro?: string | undefined
  readonly children: ComponentChildren
}

/** A page that belongs to no panel: a heading, a sentence, and what follows. At the door it is one sheet of paper. */
export function PlainPage({ frame, title, intro, children }: PlainPageProps) {
  return (
    <PortalPage frame={frame} title={title}>
      <div class={frame.account === undefined ? 'plain door-card' : 'plain'}>
        <h1 class="plain-title">{title}</h1>
        {intro !== undefined && <p class="plain-intro">{intro}</p>}
        {children}
      </div>
    </PortalPage>
  )
}
