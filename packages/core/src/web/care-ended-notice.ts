import { countDays, toAmsterdamDay } from '../define/amsterdam.ts'
import { toLastDayAfterCare } from '../define/care-end.ts'
import type { Translate } from '../define/messages.ts'
import type { Frame } from '../ui/frame.ts'
import { toSpokenDay } from '../ui/spoken-date.ts'
import type { Kernel } from './kernel.ts'
import { toLinks } from './links.ts'
import type { ClientVisit, SignedInVisit } from './visit.ts'

/**
 * Between the end of care and the closing of the portal a reader is told until when it is open; whoever manages it, where to save what is erased then.
 * After a death the words are sober: nothing counts down.
 */
export function toCareEndedNotice(
  kernel: Kernel,
  visit: SignedInVisit | ClientVisit,
  { t, locale }: { readonly t: Translate; readonly locale: Frame['locale'] },
): Pick<Frame, 'notice' | 'noticeLink'> {
  if (!('access' in visit)) return {}
  const { careEndedOn: ended, deceasedOn } = visit.access
  const today = toAmsterdamDay(visit.now)
  if (ended === undefined || ended > today) return {}
  const last = toLastDayAfterCare(ended, kernel.composition.access.endsAfterCareDays)
  const days = countDays(today, last)
  const values = { end: toSpokenDay(ended, visit.now, locale), last: toSpokenDay(last, visit.now, locale), days }
  const key = deceasedOn === undefined ? 'core.careEnded.notice' : 'core.careEnded.afterDeath'
  return { notice: t(key, values), ...toDownload(kernel, visit, t) }
}

function toDownload(kernel: Kernel, visit: ClientVisit, t: Translate): Pick<Frame, 'noticeLink'> {
  const download = kernel.composition.parts.get('core.download')
  if (!download || !visit.access.portalAdmin || visit.preview !== undefined) return {}
  return { noticeLink: { href: toLinks(kernel, visit).part(download, visit.client.id), label: t('core.careEnded.download') } }
}
