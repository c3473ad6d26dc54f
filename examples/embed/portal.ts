import { fhir } from '@voordeur/adapter-fhir'
import { definePortal } from '@voordeur/core'
import { createPortal, type Portal, type PortalOptions } from '@voordeur/core/portal'
import { dossier } from '@voordeur/plugin-dossier'
import { hostSignIn } from './host-sign-in.ts'
import type { Host } from './host.ts'

/** The portal of this example, below `/portaal`: one configuration, whatever server stands around it. */
export function toDefinition(host: Host) {
  return definePortal({
    organisation: { name: 'Zonnehof', portalName: 'Mijn Zonnehof', url: 'https://zonnehof.example/portaal', phone: '088 123 45 67' },
    language: { default: 'nl', form: 'je' },
    theme: { layout: 'panels' },
    auth: hostSignIn(host),
    sources: [fhir({ folder: `${import.meta.dirname}/record`, version: 'R4' })],
    plugins: [dossier()],
    panels: [{ id: 'dossier', title: 'Dossier', colour: 'blue', icon: 'folder-open', parts: ['dossier.measurements', 'dossier.personal'] }],
    permissionSets: { volledig: { title: 'Volledig', rights: ['dossier.measurements:read', 'dossier.personal:read'] } },
    access: { byBasis: { self: 'volledig' } },
  })
}

/** Opens the portal. `origin` is where the host listens; in production it is that of the configuration. */
export function openPortal(host: Host, options: Pick<PortalOptions, 'database' | 'secret' | 'origin' | 'log'>): Promise<Portal> {
  return createPortal(toDefinition(host), { ...options, directory: import.meta.dirname })
}

/** Whether a path is the portal's: its base itself, or something below it. */
export function isOfPortal(path: string): boolean {
  return path === '/portaal' || path.startsWith('/portaal/') || path.startsWith('/portaal?')
}
