import type { PortalOptions } from '../portal-options.ts'
import { CliError } from './cli-error.ts'

/** The proxies that the environment names, behind commas; throws `CliError` for a header that is never read. */
export function readTrustedProxies(environment: Readonly<Record<string, string | undefined>>): Pick<PortalOptions, 'trustedProxies'> {
  const { VOORDEUR_TRUSTED_PROXIES: given = '', VOORDEUR_FORWARDED_HEADER: header = 'x-forwarded-for' } = environment
  const addresses = given
    .split(',')
    .map((text) => text.trim())
    .filter((text) => text !== '')
  if (header !== 'x-forwarded-for' && header !== 'forwarded')
    throw new CliError(`VOORDEUR_FORWARDED_HEADER is x-forwarded-for or forwarded, and not "${header}".`)
  return addresses.length === 0 ? {} : { trustedProxies: { addresses, header } }
}
