import type { ViewTools } from '@voordeur/core'
import type { ComponentChild } from 'preact'
import type { BoardPage } from '../board/load.ts'
import { Gone } from './gone.tsx'
import { BoardListView } from './list.tsx'
import { StepView } from './step.tsx'
import { WriteView } from './write.tsx'

/** A page of the board: the list, the form for a new message, or one message with what is done with it. */
export function viewBoard(page: BoardPage, tools: ViewTools): ComponentChild {
  switch (page.kind) {
    case 'list':
      return <BoardListView page={page} tools={tools} />
    case 'write':
      return <WriteView tools={tools} />
    case 'step':
      return <StepView page={page} tools={tools} />
    case 'gone':
      return <Gone tools={tools} />
  }
}
