import { auth, password } from '@voordeur/auth'
import { API_VERSION, definePortal, defineSource } from '@voordeur/core'
import { CarePeriod, CarePlan, CareTeam, Contact, Coverage, Goal, Measurement, Personal, Report } from '@voordeur/core/care'
import { dossier } from '@voordeur/plugin-dossier'
import { z } from 'zod'

/** The origin of the portal that is measured; requests reach it through a proxy in front, as in production. */
export const ORIGIN = 'https://portaal.example'

// The records are put into the database directly; the source only says which types there are.
const seeded = defineSource({
  id: 'seeded',
  api: API_VERSION,
  version: '1',
  options: z.strictObject({}),
  provides: [Report, CarePeriod, CarePlan, Goal, Measurement, Personal, Contact, Coverage, CareTeam],
  async *pull() {},
})

/** A portal of the usual size: seven parts in two panels, and the newest event on the start page. */
export const portalConfig = definePortal({
  organisation: { name: 'Zorggroep Voorbeeld', portalName: 'Cliëntportaal', url: ORIGIN, phone: '010 123 45 67' },
  language: { default: 'nl', form: 'u' },
  theme: { layout: 'panels' },
  auth: auth({ methods: [password()] }),
  sources: [seeded({})],
  plugins: [dossier()],
  panels: [
    {
      id: 'dossier',
      title: 'Dossier',
      colour: 'yellow',
      icon: 'folder-open',
      parts: ['dossier.timeline', 'dossier.reading', 'dossier.plan'],
      summary: ['dossier.timeline'],
    },
    {
      id: 'gegevens',
      title: 'Gegevens',
      colour: 'green',
      icon: 'id-card',
      parts: ['dossier.personal', 'dossier.contacts', 'dossier.coverage', 'dossier.team'],
    },
  ],
  permissionSets: {
    volledig: {
      title: 'Volledig',
      rights: [
        'dossier.timeline:read',
        'dossier.reading:read',
        'dossier.plan:read',
        'dossier.personal:read',
        'dossier.contacts:read',
        'dossier.coverage:read',
        'dossier.team:read',
      ],
    },
  },
  access: { endsAfterCare: 'P7D', byBasis: { self: 'volledig' } },
  records: { report: { staffNames: 'show' } },
})
