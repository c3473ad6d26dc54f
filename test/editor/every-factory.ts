import { caress } from '@voordeur/adapter-caress'
import { entra } from '@voordeur/adapter-entra'
import { fhir } from '@voordeur/adapter-fhir'
import { auth, password, sms } from '@voordeur/auth'
import type { Authenticator } from '@voordeur/core'
import { agenda } from '@voordeur/plugin-agenda'
import { beheer } from '@voordeur/plugin-beheer'
import { berichten } from '@voordeur/plugin-berichten'
import { dossier } from '@voordeur/plugin-dossier'
import { nieuws } from '@voordeur/plugin-nieuws'
import { prikbord } from '@voordeur/plugin-prikbord'
import { wzd } from '@voordeur/plugin-wzd'

type Given = NonNullable<Authenticator['given']>

/** Every factory that a configuration may call: how it is called, and the schemas of its options. */
export interface Factory {
  readonly name: string
  readonly from: string
  readonly given: Given
  /** What decides between the forms its options may have. */
  readonly fixed?: Readonly<Record<string, string>>
  /** Options that stand in another form of it. */
  readonly without?: readonly string[]
}

const advocate = { name: 'Zonnehof', phone: '088 678 1000' }
const entraIds = { tenantId: '2f1c8f0e-5a0b-4c55-9a53-0c1c8d5a7b11', clientId: '7b8f9c1d-2a3b-4c5d-8e6f-708192a3b4c5' }

/** The factories of all our packages. */
export const everyFactory: readonly Factory[] = [
  { name: 'dossier', from: 'plugin-dossier', given: dossier().given },
  { name: 'prikbord', from: 'plugin-prikbord', given: prikbord().given },
  { name: 'nieuws', from: 'plugin-nieuws', given: nieuws().given },
  { name: 'agenda', from: 'plugin-agenda', given: agenda().given },
  { name: 'beheer', from: 'plugin-beheer', given: beheer().given },
  { name: 'berichten', from: 'plugin-berichten', given: berichten({ between: 'contacts' }).given, fixed: { between: "'contacts'" } },
  { name: 'berichten', from: 'plugin-berichten', given: berichten({ between: 'coordinator' }).given, fixed: { between: "'coordinator'" } },
  { name: 'wzd', from: 'plugin-wzd', given: wzd({ advocate }).given },
  { name: 'caress', from: 'adapter-caress', given: caress({ folder: '.' }).given },
  { name: 'fhir', from: 'adapter-fhir', given: fhir({ folder: '.' }).given, without: ['server'], fixed: { folder: "'.'" } },
  { name: 'fhir', from: 'adapter-fhir', given: fhir({ folder: '.' }).given, without: ['folder'] },
  { name: 'entra', from: 'adapter-entra', given: entra(entraIds).given ?? [] },
  { name: 'sms', from: 'auth', given: sms().given ?? [] },
  { name: 'auth', from: 'auth', given: (auth({ methods: [password()] }).given ?? []).slice(0, 1) },
]
