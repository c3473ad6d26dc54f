import { caress } from '@voordeur/adapter-caress'
import { auth, authenticatorApp, password } from '@voordeur/auth'
import { dossier } from '@voordeur/plugin-dossier'

/** A small portal that composes: a sample shows only the settings that it is about, and stands in this one. */
export const portal = {
  organisation: { name: 'De Maaspoort', portalName: 'Cliëntportaal', url: 'https://portaal.example.nl' },
  language: { default: 'nl', form: 'u' },
  theme: { layout: 'panels' },
  auth: auth({ methods: [password()], secondFactors: [authenticatorApp()] }),
  sources: [caress({ folder: './export' })],
  plugins: [dossier()],
  panels: [{ id: 'dossier', title: 'Dossier', colour: 'yellow', icon: 'folder-open', parts: ['dossier.timeline', 'dossier.plan'] }],
  permissionSets: { familie: { title: 'Familie', rights: ['dossier.timeline:read', 'dossier.plan:read'] } },
  access: { byBasis: { family: 'familie' } },
} as const
