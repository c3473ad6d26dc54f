import type { ViewTools } from '@voordeur/core'
import type { ComponentChild } from 'preact'
import type { DeskPage } from '../desk/desk-page.ts'
import type { CoordinatorOptions } from '../options.ts'
import { DeskListView } from './desk-list-view.tsx'
import { DeskThreadView } from './desk-thread-view.tsx'

/** The list of the desk, or one conversation. */
export function viewDesk(options: CoordinatorOptions): (page: DeskPage, tools: ViewTools) => ComponentChild {
  return (page, tools) =>
    page.page === 'list' ? <DeskListView list={page} tools={tools} /> : <DeskThreadView thread={page} options={options} tools={tools} />
}
