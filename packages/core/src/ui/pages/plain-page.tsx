import type { ComponentChildren } from 'preact'
import type { Frame } from '../frame.ts'
import { PortalPage } from '../layouts/portal-page.tsx'

interface PlainPageProps {
  readonly frame: Frame
  readonly title: string
  readonly intro?: string | undefined
  /** Whether it is read at length: at the door too it is then as wide as a text. */
  readonly isLong?: boolean | undefined
  readonly children: ComponentChildren
}

/** A page that belongs to no panel: a heading, a sentence, and what follows. At the door it is one sheet of paper. */
export function PlainPage({ frame, title, intro, isLong = false, children }: PlainPageProps) {
  return (
    <PortalPage frame={frame} title={title}>
      <div class={toClass(frame, isLong)}>
        <h1 class="plain-title">{title}</h1>
        {intro !== undefined && <p class="plain-intro">{intro}</p>}
        {children}
      </div>
    </PortalPage>
  )
}

function toClass({ account }: Frame, isLong: boolean): string {
  if (account !== undefined) return 'plain'
  return isLong ? 'plain door-card door-text' : 'plain door-card'
}
