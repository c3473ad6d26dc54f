import { ClientPhoto } from '../components/client-photo.tsx'
import type { Frame } from '../frame.ts'
import { ClientSwitch } from './client-switch.tsx'
import { SearchBox } from './search-box.tsx'

interface MastheadProps {
  readonly frame: Frame
  /** The client stands in the masthead, except where the page itself shows the client large. */
  readonly withClient: boolean
}

/** Whose portal this is: the organisation's logo, the portal's name, the client. */
export function Masthead({ frame, withClient }: MastheadProps) {
  const { client, t } = frame
  return (
    <div class="masthead">
      <Brand frame={frame} />
      <SearchBox frame={frame} />
      {withClient && client !== undefined && (
        <div class="masthead-client">
          <a class="client-chip" href={client.href}>
            <ClientPhoto name={client.name} photoUrl={client.photoUrl} t={t} />
            <span>
              <span class="client-chip-label">{t('core.client.portalOf')} </span>
              <span class="client-chip-name">{client.name}</span>
            </span>
          </a>
          <ClientSwitch frame={frame} />
        </div>
      )}
    </div>
  )
}

/** The organisation's logo with the name of the portal; the name of the organisation stands in for a missing logo. */
export function Brand({ frame }: { readonly frame: Frame }) {
  const { links, logoUrl, organisation, portalName } = frame
  return (
    <a class="brand" href={links.start}>
      {logoUrl === undefined ? (
        <span class="brand-name">{organisation}</span>
      ) : (
        <img class="brand-logo" src={logoUrl} alt={organisation} height={44} />
      )}
      <span class="brand-portal">{portalName}</span>
    </a>
  )
}
