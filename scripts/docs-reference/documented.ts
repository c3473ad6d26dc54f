import type { Plugin } from '../../packages/core/src/define/plugin.ts'
import { agenda } from '../../packages/plugin-agenda/src/index.ts'
import { beheer } from '../../packages/plugin-beheer/src/index.ts'
import { berichten } from '../../packages/plugin-berichten/src/index.ts'
import { dossier } from '../../packages/plugin-dossier/src/index.ts'
import { nieuws } from '../../packages/plugin-nieuws/src/index.ts'
import { prikbord } from '../../packages/plugin-prikbord/src/index.ts'
import { wzd } from '../../packages/plugin-wzd/src/index.ts'

/** A plugin as its pages tell of it: with options that bring every part. */
export interface DocumentedPlugin {
  /** Its folder under `packages/`. */
  readonly name: string
  readonly plugin: Plugin
  /** Options with which some of its parts are not there. */
  readonly without?: { readonly says: string; readonly plugin: Plugin }
}

const advocate = { name: 'Zorgbelang', phone: '088 678 1000' }

/** Every plugin of the workspace. A test compares it with the folders. */
export const plugins: readonly DocumentedPlugin[] = [
  { name: 'plugin-agenda', plugin: agenda() },
  { name: 'plugin-beheer', plugin: beheer() },
  {
    name: 'plugin-berichten',
    plugin: berichten({ between: 'coordinator', answeredBy: 'record' }),
    without: { says: "not with `between: 'contacts'`", plugin: berichten({ between: 'contacts' }) },
  },
  { name: 'plugin-dossier', plugin: dossier() },
  { name: 'plugin-nieuws', plugin: nieuws() },
  { name: 'plugin-prikbord', plugin: prikbord() },
  { name: 'plugin-wzd', plugin: wzd({ advocate }) },
]
