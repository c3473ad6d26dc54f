import type { ViewTools } from '@voordeur/core'
import { Notice, toSpokenDate } from '@voordeur/core/ui'
import type { Draft } from '../inbox/inbox-page.ts'

interface DraftNoteProps {
  readonly draft: Draft | undefined
  readonly tools: ViewTools
}

/** That what stands in the form was kept from before. */
export function DraftNote({ draft, tools: { t, now, locale } }: DraftNoteProps) {
  if (draft === undefined) return null
  return <Notice kind="info">{t('draft.restored', { when: toSpokenDate(draft.savedAt, now, locale) })}</Notice>
}
