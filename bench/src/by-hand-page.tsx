import { StartPage, When } from '@voordeur/core/ui'
import type { ComponentChild } from 'preact'
import { toByHandFrame } from './by-hand-frame.ts'

/** What the page shows. */
export interface ByHandPage {
  readonly path: string
  readonly accountName: string
  readonly clientName: string
  readonly now: Date
  readonly panels: readonly ByHandPanel[]
}

/** A panel with the parts that this person may open. */
export interface ByHandPanel {
  readonly id: string
  readonly title: string
  readonly colour: 'yellow' | 'green'
  readonly icon: string
  readonly parts: readonly { readonly id: string; readonly title: string; readonly icon: string }[]
  readonly newest?:
    | { readonly part: string; readonly title: string; readonly topic: string; readonly when: string; readonly text: string }
    | undefined
}

/** The start page from the same components as the portal's. */
export function toByHandPage(page: ByHandPage) {
  const panels = page.panels.map((panel) => ({ ...panel, href: `${page.path}/panel/${panel.id}`, current: false }))
  const frame = toByHandFrame({ ...page, clientPath: page.path, notices: 0, panels })
  return (
    <StartPage
      frame={frame}
      panels={panels.map((panel) => ({ ...panel, parts: panel.parts.map(({ title }) => title), summaries: toSummaries(page, panel) }))}
    />
  )
}

function toSummaries({ path, now }: ByHandPage, { newest, parts }: ByHandPanel) {
  if (!newest) return []
  const icon = parts.find(({ id }) => id === newest.part)?.icon ?? 'circle'
  const content: ComponentChild = (
    <>
      <strong>{newest.topic}</strong>, <When value={newest.when} now={now} locale="nl" />: {toExcerpt(newest.text)}
    </>
  )
  return [{ part: newest.part, title: newest.title, icon, href: `${path}/${newest.part.replace('.', '/')}`, content }]
}

function toExcerpt(text: string): string {
  if (text.length <= 110) return text
  const cut = text.slice(0, 110)
  return `${cut.slice(0, cut.lastIndexOf(' '))}…`
}
