import { z } from 'zod'
import { SearchView, type SearchData } from '../../ui/pages/search-view.tsx'
import { defineCorePart } from './core-part.ts'

/**
 * Zoeken: finds in the record what this viewer may read in its parts. Unlike the other pages of core it runs as the viewer (`openSearch`), so
 * that the kernel never loads it in a transaction of its own.
 */
export const search = defineCorePart({
  id: 'search',
  title: 'core.search.title',
  icon: 'search',
  scope: 'client',
  audience: 'finder',
  query: z.partialRecord(z.enum(['q', 'from', 'until', 'kind', 'before']), z.string().max(200)) as z.ZodType<Record<string, string>>,
  load: async (): Promise<SearchData> => {
    throw new Error('The search reads as the viewer, never in a transaction of the kernel.')
  },
  view: (data, tools) => <SearchView {...data} {...tools} />,
})
