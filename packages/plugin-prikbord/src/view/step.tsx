import type { ViewTools } from '@voordeur/core'
import type { BoardStep } from '../board/load.ts'
import { EditView } from './edit.tsx'
import { OpenView } from './open.tsx'
import { PhotosView } from './photos-form.tsx'
import { QuestionView } from './question.tsx'

/** What all pages about one message are given. */
export interface StepProps {
  readonly page: BoardStep
  readonly tools: ViewTools
}

/** One message with what is done with it. */
export function StepView({ page, tools }: StepProps) {
  switch (page.step) {
    case 'open':
      return <OpenView page={page} tools={tools} />
    case 'photos':
      return <PhotosView page={page} tools={tools} />
    case 'edit':
      return <EditView page={page} tools={tools} />
    case 'remove':
    case 'hide':
      return <QuestionView page={page} step={page.step} tools={tools} />
  }
}
