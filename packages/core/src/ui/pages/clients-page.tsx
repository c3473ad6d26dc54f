import { Button } from '../components/button.tsx'
import { ClientPhoto } from '../components/client-photo.tsx'
import { Icon } from '../components/icon.tsx'
import type { Frame, FrameClient } from '../frame.ts'
import { PortalPage } from '../layouts/portal-page.tsx'
import { PlainPage } from './plain-page.tsx'

interface ClientsPageProps {
  readonly frame: Frame
  readonly clients: readonly FrameClient[]
}

/** The choice for who has access to more than one client. */
export function ClientsPage({ frame, clients }: ClientsPageProps) {
  const { t } = frame
  if (clients.length === 0) {
    return (
      <PortalPage frame={frame} title={t('core.clients.none')}>
        <div class="message-page">
          <span class="empty-icon">
            <Icon name="users-round" size={40} />
          </span>
          <h1 class="message-title">{t('core.clients.none')}</h1>
          <p>{t('core.clients.none.text')}</p>
          <div class="actions">
            <Button href={frame.links.notices} icon="bell">
              {t('core.header.notices')}
            </Button>
          </div>
        </div>
      </PortalPage>
    )
  }
  return (
    <PlainPage frame={frame} title={t('core.clients.title')} intro={t('core.clients.intro')}>
      <ul class="clients" role="list">
        {clients.map(({ name, href, photoUrl }) => (
          <li key={href}>
            <a class="client-card" href={href}>
              <ClientPhoto name={name} photoUrl={photoUrl} t={t} />
              <span class="client-card-name">{name}</span>
              <Icon name="arrow-right" />
            </a>
          </li>
        ))}
      </ul>
    </PlainPage>
  )
}
