import { defineDeskPart, NotThere, type DeskContext } from '@voordeur/core'
import { z } from 'zod'
import { SyncsView, type SyncsPage } from './syncs-view.tsx'

/** The sources: how fresh each is, its last runs, what was rejected, and reading it again. */
export const syncs = defineDeskPart({
  id: 'syncs',
  title: 'syncs.title',
  icon: 'refresh-cw',
  rights: { read: {}, sync: { title: 'syncs.right.sync' } },
  ports: ['syncs'],
  query: z.strictObject({
    run: z.string().max(100).optional(),
    from: z
      .string()
      .regex(/^\d{1,6}$/)
      .optional(),
  }),
  load: loadSyncs,
  view: (page: SyncsPage, tools) => SyncsView({ page, tools }),
  badge: async ({ desk }) => (await desk.syncs.list()).filter(({ isStale }) => isStale).length,
  actions: {
    sync: {
      right: 'sync',
      input: z.strictObject({ source: z.string().min(1).max(100) }),
      run: async ({ desk }, { source }) => {
        await desk.syncs.syncSoon(source)
        return { message: 'syncs.done' }
      },
    },
  },
})

async function loadSyncs({ desk, query }: DeskContext<'syncs'>): Promise<SyncsPage> {
  const { run } = query
  if (run === undefined) return { page: 'sources', sources: await desk.syncs.list() }
  const from = Number(query['from'] ?? '0')
  const found = await desk.syncs.rejections(run, from)
  if (!found) throw new NotThere()
  return { page: 'run', from, ...found }
}
