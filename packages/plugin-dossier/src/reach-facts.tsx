import type { Translate } from '@voordeur/core'
import type { Address, Telecom } from '@voordeur/core/care'
import type { ComponentChild } from 'preact'
import { AddressText } from './address-text.tsx'
import { TelecomLink } from './contact-links.tsx'

/** A fact with its name, as a list of facts takes it. */
export interface Fact {
  readonly term: string
  readonly value: ComponentChild
}

interface Reachable {
  readonly addresses: readonly Address[]
  readonly telecoms: readonly Telecom[]
}

/** Every number and address as a fact that says what it is; at home is where somebody is reached unless it says otherwise. */
export function toTelecomFacts(t: Translate, { telecoms }: Pick<Reachable, 'telecoms'>): readonly Fact[] {
  return telecoms.map((telecom) => ({ term: toTelecomTerm(t, telecom), value: <TelecomLink telecom={telecom} /> }))
}

/** Every postal address as a fact that says what it is. */
export function toAddressFacts(t: Translate, { addresses }: Pick<Reachable, 'addresses'>): readonly Fact[] {
  return addresses.map((address) => ({ term: toAddressTerm(t, address), value: <AddressText address={address} /> }))
}

function toTelecomTerm(t: Translate, { kind, use }: Telecom): string {
  const name = t(`telecom.${kind}`)
  return use === undefined || use === 'home' ? name : t(`telecom.${use}`, { name })
}

function toAddressTerm(t: Translate, { use }: Address): string {
  return use === undefined || use === 'home' ? t('personal.address') : t(`personal.address.${use}`)
}
