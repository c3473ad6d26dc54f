import { z } from 'zod'
import { DownloadView } from '../../ui/pages/download-view.tsx'
import { askDownload, findNewestDownload } from '../download/downloads.ts'
import { WATCH_MILLISECONDS } from '../download/limits.ts'
import { DOWNLOAD_JOB } from '../download/make-downloads.ts'
import { createLinks } from '../links.ts'
import { defineCorePart } from './core-part.ts'

/** Download: the portal administrator saves the dossier outside the portal, and is told what that means. */
export const download = defineCorePart({
  id: 'download',
  title: 'core.download.title',
  icon: 'download',
  scope: 'client',
  audience: 'portal-admin',
  tab: 'download',
  requires: 'mfa',
  load: async ({ kernel, db, visit, now }) => {
    const newest = await findNewestDownload(db, { accessId: visit.access.id, now })
    const links = createLinks(kernel.basePath)
    return {
      organisation: kernel.composition.organisation.name,
      newest: newest ? { ...newest, address: links.path(`/client/${visit.client.id}/download/${newest.id}`) } : null,
      watched: newest !== undefined && now.getTime() - Date.parse(newest.askedAt) < WATCH_MILLISECONDS,
    }
  },
  view: (data, { t, now, locale, action, link }) => (
    <DownloadView t={t} now={now} locale={locale} start={action('start')} here={link()} {...data} />
  ),
  actions: {
    start: {
      input: z.strictObject({}),
      run: async ({ kernel, db, visit, afterwards }) => {
        if (await askDownload(db, visit)) afterwards(() => kernel.hurry(DOWNLOAD_JOB))
        return undefined
      },
    },
  },
})
