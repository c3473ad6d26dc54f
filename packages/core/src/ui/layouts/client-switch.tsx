import { Icon } from '../components/icon.tsx'
import type { Frame } from '../frame.ts'

/** The other clients of this reader, behind a native disclosure; absent for who has one client. */
export function ClientSwitch({ frame: { clients = [], t } }: { readonly frame: Frame }) {
  if (clients.length < 2) return null
  return (
    <details class="switch" data-tour="clients">
      <summary>
        <Icon name="arrow-left-right" size={20} /> <span>{t('core.client.switch')}</span>
      </summary>
      <ul>
        {clients.map(({ name, href, current }) => (
          <li key={href}>
            <a href={href} aria-current={current ? 'true' : undefined}>
              <span>{name}</span>
              {current && <Icon name="check" size={20} />}
            </a>
          </li>
        ))}
      </ul>
    </details>
  )
}
