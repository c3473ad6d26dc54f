import type { ViewTools } from '@voordeur/core'
import type { ComponentChild } from 'preact'
import type { CalendarPage } from '../calendar/page.ts'
import { AllView } from './all.tsx'
import { AddView, ChangeView } from './form.tsx'
import { ItemView } from './item.tsx'
import { ListView } from './list.tsx'
import { MonthView } from './month.tsx'

/** What the organisation chose, as far as it shows. */
export interface ViewOptions {
  readonly feed: boolean
}

/** Shows a page of the agenda. */
export function createCalendarView(options: ViewOptions): (page: CalendarPage, tools: ViewTools) => ComponentChild {
  return (page, tools) => {
    if (page.kind === 'list') return <ListView page={page} tools={tools} options={options} />
    if (page.kind === 'month') return <MonthView page={page} tools={tools} options={options} />
    if (page.kind === 'item') return <ItemView page={page} tools={tools} />
    if (page.kind === 'add') return <AddView page={page} tools={tools} />
    if (page.kind === 'change') return <ChangeView page={page} tools={tools} />
    return <AllView page={page} tools={tools} />
  }
}
