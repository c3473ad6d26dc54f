import { ClientPhoto } from '../components/client-photo.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { Icon } from '../components/icon.tsx'
import type { Frame, FrameClient } from '../frame.ts'
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
      <PlainPage frame={frame} title={t('core.clients.none')}>
        <EmptyState icon="users-round" title={t('core.clients.none')}>
          {t('core.clients.none.text')}
        </EmptyState>
      </PlainPage>
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
