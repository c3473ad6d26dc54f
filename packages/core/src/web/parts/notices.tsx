import { NoticesView } from '../../ui/pages/notices-view.tsx'
import { defineCorePart } from './core-part.ts'

/** Meldingen: what the reader should know, and what is asked of them. */
export const notices = defineCorePart({
  id: 'notices',
  title: 'core.notices.title',
  icon: 'bell',
  scope: 'account',
  audience: 'everybody',
  load: async () => [],
  view: (data, { t, now, locale }) => <NoticesView notices={data} t={t} now={now} locale={locale} />,
})
