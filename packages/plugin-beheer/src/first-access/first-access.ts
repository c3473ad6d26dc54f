import { defineDeskPart, type ActionProblems, type DeskContext, type Upload } from '@voordeur/core'
import { z } from 'zod'
import type { FirstAccessData } from './first-access-data.ts'
import { viewFirstAccess } from './view.tsx'

type Context = DeskContext<'lists'>

/** First access for many people at once: a table is checked line by line, and granted as a whole. */
export const firstAccess = defineDeskPart({
  id: 'first-access',
  title: 'firstAccess.title',
  icon: 'list-checks',
  rights: { read: {}, give: { title: 'firstAccess.right.give' } },
  ports: ['lists'],
  load: async ({ desk }: Context): Promise<FirstAccessData> => ({ sets: await desk.lists.sets(), checked: undefined }),
  view: viewFirstAccess,
  actions: {
    check: { right: 'give', input: z.strictObject({}), files: { list: { accepts: ['csv'] } }, run: check },
    grant: { right: 'give', input: z.strictObject({ id: z.uuid() }), run: grant },
  },
})

async function check({
  desk,
  files,
}: Context & { readonly files: readonly Upload[] }): Promise<ActionProblems | { readonly show: FirstAccessData }> {
  const [file] = files
  if (file?.kind !== 'csv') return { problems: [{ field: 'list', message: 'firstAccess.problem.file' }] }
  return { show: { sets: await desk.lists.sets(), checked: await desk.lists.check(file.text) } }
}

async function grant({ desk }: Context, { id }: { readonly id: string }) {
  const checked = await desk.lists.grant(id)
  // Something changed since the check: nothing was done, and the lines say what.
  if (checked.wrong > 0) return { show: { sets: await desk.lists.sets(), checked } }
  return { message: 'firstAccess.granted' }
}
