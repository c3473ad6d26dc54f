import type { ComponentChildren } from 'preact'
import type { Translate } from '../../define/messages.ts'
import { PlainPage } from '../../ui/pages/plain-page.tsx'
import type { Kernel } from '../kernel.ts'
import { toHtmlResponse } from '../responses.ts'
import { toFrame } from '../to-frame.ts'
import type { Visit } from '../visit.ts'

/** A page by itself. */
export interface ShownPage {
  /** Message key of core. */
  readonly title: string
  readonly status?: number
  readonly body: (t: Translate) => ComponentChildren
}

/** Answers with a page of core that belongs to no panel: at the door a sheet of paper. */
export function showPage(kernel: Kernel, visit: Visit, { title, status, body }: ShownPage): Response {
  const frame = toFrame(kernel, visit)
  const page = (
    <PlainPage frame={frame} title={frame.t(title)}>
      {body(frame.t)}
    </PlainPage>
  )
  return toHtmlResponse(page, status)
}
