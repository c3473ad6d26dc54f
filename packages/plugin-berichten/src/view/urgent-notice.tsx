import type { ViewTools } from '@voordeur/core'
import { Notice } from '@voordeur/core/ui'
import type { Guidance } from '../inbox/inbox-page.ts'
import type { BerichtenOptions } from '../options.ts'

interface UrgentNoticeProps {
  readonly guidance: Guidance
  readonly options: BerichtenOptions
  readonly t: ViewTools['t']
}

/** That messages are not read every day, whom to call, and what is promised. Absent between contacts. */
export function UrgentNotice({ guidance: { phone }, options, t }: UrgentNoticeProps) {
  if (options.between === 'contacts') return null
  const days = options.answerWithinDays
  return (
    <Notice kind="warning" title={t('inbox.urgent')}>
      <p>
        {phone === undefined ? (
          t('inbox.urgent.team')
        ) : (
          <>
            {t('inbox.urgent.call')} <CallLink phone={phone} />.
          </>
        )}
        {days !== undefined && ` ${t('inbox.promise', { days })}`}
      </p>
    </Notice>
  )
}

/** A number that can be called from where it stands, never broken over two lines. */
function CallLink({ phone }: { readonly phone: string }) {
  return <a href={`tel:${phone.replaceAll(/[^\d+]/gu, '')}`}>{phone.replaceAll(' ', '\u00A0')}</a>
}
