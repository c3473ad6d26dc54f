import { definePortal, type PortalDefinition, type SmsSender } from '@voordeur/core'
import { dossier } from '@voordeur/plugin-dossier'
import { benchDoor } from './bench-door.ts'
import { ORIGIN } from './origin.ts'
import { seeded } from './seeded.ts'
import type { DoorKind } from './settings.ts'

/** A portal of the usual size: seven parts in two panels, and the newest event on the start page. */
export function toPortalConfig(sender: SmsSender, door: DoorKind = 'default'): PortalDefinition {
  return definePortal({
    organisation: { name: 'Zorggroep Voorbeeld', portalName: 'Cliëntportaal', url: ORIGIN, phone: '010 123 45 67' },
    language: { default: 'nl', form: 'u' },
    theme: { layout: 'panels' },
    auth: benchDoor(sender, door),
    // What the manual asks against both standards; it stops a portal of which nobody says that it is meant.
    acceptedRisks:
      door === 'laurens' ? [{ id: 'auth.password-composition', reason: 'The bench.', by: 'The bench', until: '2100-01-01' }] : [],
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
}
