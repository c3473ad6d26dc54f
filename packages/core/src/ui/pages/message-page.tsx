import { Button } from '../components/button.tsx'
import { Icon } from '../components/icon.tsx'
import type { Frame } from '../frame.ts'
import { PortalPage } from '../layouts/portal-page.tsx'

/** Why there is no page. Whether something exists that this reader may not see is never one of them. */
export type MessageKind = 'notFound' | 'failed' | 'unavailable' | 'refused' | 'tooLarge' | 'careEnded'

interface MessagePageProps {
  readonly frame: Frame
  readonly kind: MessageKind
  /** What a reader can quote to the helpdesk; never a detail of what went wrong. */
  readonly reference?: string | undefined
}

const ICONS: Readonly<Record<MessageKind, string>> = {
  notFound: 'signpost',
  failed: 'cloud-off',
  unavailable: 'hourglass',
  refused: 'shield',
  tooLarge: 'scale',
  careEnded: 'door-closed',
}

/** Says kindly that there is no page here, and the way on. At the door it is one sheet of paper. */
export function MessagePage({ frame, kind, reference }: MessagePageProps) {
  const { t, links, organisation, path, account } = frame
  const isTemporary = kind === 'failed' || kind === 'unavailable'
  return (
    <PortalPage frame={frame} title={t(`core.error.${kind}`)}>
      <div class={account === undefined ? 'message-page door-card' : 'message-page'}>
        <span class="empty-icon">
          <Icon name={ICONS[kind]} size={40} />
        </span>
        <h1 class="message-title">{t(`core.error.${kind}`)}</h1>
        <p>{t(`core.error.${kind}.text`, { organisation })}</p>
        {reference !== undefined && <p class="message-reference">{t('core.error.reference', { reference })}</p>}
        <div class="actions">
          {isTemporary && (
            <Button href={path} icon="rotate-cw">
              {t('core.error.again')}
            </Button>
          )}
          {!isTemporary && kind !== 'careEnded' && (
            <Button href={links.start} icon="house">
              {t('core.back.start')}
            </Button>
          )}
        </div>
      </div>
    </PortalPage>
  )
}
