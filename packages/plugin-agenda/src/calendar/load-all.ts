import { Appointment } from '@voordeur/core/care'
import { z } from 'zod'
import { toCareEntry } from './care-entries.ts'
import { selectItems, toOwnEntry, type AgendaContext } from './own-entries.ts'
import type { AllPage } from './page.ts'
import type { CalendarQuery } from './query.ts'

const PAGE = 50

/** Loads a page of everything there is: whoever saves the dossier has all of it, also what was long ago. */
export async function loadAll(context: AgendaContext, { care, before }: CalendarQuery): Promise<AllPage> {
  return care === 'yes' ? loadCare(context, before) : loadOwn(context, before)
}

async function loadOwn(context: AgendaContext, before: string | undefined): Promise<AllPage> {
  const asked = z.uuid().safeParse(before)
  const page = selectItems(context.db)
    .orderBy('id', 'desc')
    .limit(PAGE + 1)
  const found = await (asked.success ? page.where('id', '<', asked.data) : page).execute()
  const items = found.slice(0, PAGE)
  const last = found.length > PAGE ? items.at(-1)?.id : undefined
  return {
    kind: 'all',
    entries: items.map((item) => toOwnEntry(item, item.day, context)),
    next: { view: 'all', ...(last === undefined ? { care: 'yes' } : { before: last }) },
  }
}

async function loadCare({ records }: AgendaContext, before: string | undefined): Promise<AllPage> {
  const { items, older } = await records.list(Appointment, { limit: PAGE, ...(before !== undefined && { before }) })
  return {
    kind: 'all',
    entries: items.flatMap((item) => toCareEntry(item) ?? []),
    ...(older !== undefined && { next: { view: 'all', care: 'yes', before: older } }),
  }
}

/** The query of the page after this one for who saves the dossier: after the days to come, everything there is. */
export function toNextPage(page: { readonly kind: string; readonly next?: AllPage['next'] }): Readonly<Record<string, string>> | undefined {
  return page.kind === 'list' ? { view: 'all' } : page.next
}
