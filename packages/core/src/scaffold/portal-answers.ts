import { ScaffoldRefused } from './scaffold-refused.ts'

/** The plugins of this project that a new portal may have beside the care record. */
export const PORTAL_PLUGINS = ['prikbord', 'berichten', 'agenda', 'nieuws', 'wzd', 'beheer'] as const

/** A plugin that a new portal may have beside the care record. */
export type PortalPlugin = (typeof PORTAL_PLUGINS)[number]

/** What is asked of who makes a portal. */
export interface PortalAnswers {
  /** As people read it. */
  readonly organisation: string
  readonly layout: 'panels' | 'menu'
  /** How the portal addresses its readers in Dutch. */
  readonly form: 'u' | 'je'
  /** Where the record comes from: a client who does not exist, a folder of FHIR bundles, or an export folder. */
  readonly source: 'example' | 'fhir' | 'caress'
  readonly plugins: readonly PortalPlugin[]
  /** A user name with a password, or Microsoft Entra beside it. */
  readonly signIn: 'password' | 'microsoft'
}

/** What holds where nothing was answered. */
export const DEFAULT_ANSWERS: PortalAnswers = {
  organisation: 'De Voordeur',
  layout: 'panels',
  form: 'u',
  source: 'example',
  plugins: ['prikbord', 'agenda', 'beheer'],
  signIn: 'password',
}

const LONGEST = 80
// What may stand between quotes and in a mail's address line.
const ORGANISATION = /^[\p{L}\p{M}\p{N} \-&.,()’'!+/]+$/u

/** The name of an organisation as it may stand in a configuration; throws `ScaffoldRefused` when it can't. */
export function readOrganisation(typed: string): string {
  const name = typed.normalize('NFC').trim().replaceAll(/\s+/gu, ' ').replaceAll("'", '’')
  if (name === '') throw new ScaffoldRefused('Give the name of the organisation.')
  if (name.length > LONGEST) throw new ScaffoldRefused(`The name of the organisation is too long: at most ${LONGEST} characters.`)
  if (ORGANISATION.test(name)) return name
  throw new ScaffoldRefused(
    `"${name}" has a sign that can't stand here; write the name in letters, and the rest later in portal.config.ts.`,
  )
}
