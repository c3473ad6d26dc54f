import type { Address } from '@voordeur/core/care'
import { Fragment } from 'preact'
import type { ComponentChild } from 'preact'

/** An address in the lines of an envelope. */
export function toAddressLines(address: Address): readonly string[] {
  const place = [address.postalCode, address.city].filter((part) => part !== undefined && part !== '').join('  ')
  return [...address.lines, place, address.country ?? ''].filter((line) => line !== '')
}

/** An address in the lines of an envelope. */
export function AddressText({ address }: { readonly address: Address }): ComponentChild {
  return toAddressLines(address).map((line, index) => (
    <Fragment key={line}>
      {index > 0 && <br />}
      {line}
    </Fragment>
  ))
}
