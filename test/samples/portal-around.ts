import { definePortal, type Plugin, type RecordType } from '@voordeur/core'
import type { Problem } from '../../packages/core/src/compose/problem.ts'
import { composePortal } from '../../packages/core/src/web/compose-portal.ts'
import { sourceOf } from './given/plugin.ts'
import { portal } from './given/portal.ts'

const EXPORTED = /^export const (\w+) = definePlugin\(/gm

/** The plugins that a sample defines and exports, as its module holds them. */
export function listPlugins(text: string, module: unknown): readonly Plugin[] {
  const exported = new Map<string, unknown>(Object.entries(Object(module) as object))
  return [...text.matchAll(EXPORTED)].map(([, name = '']) => (exported.get(name) as () => Plugin)())
}

/** The problems of a portal in which this plugin stands alone, with a source for all that it reads. */
export function portalAround(plugin: Plugin): readonly Problem[] {
  const provides = [...new Set<RecordType>(plugin.parts.flatMap(({ reads }) => reads))]
  const parts = plugin.parts.filter(({ scope }) => scope === 'client').map(({ id }): `${string}.${string}` => `${plugin.id}.${id}`)
  const panels = parts.length === 0 ? [] : [{ id: 'alles', title: 'Alles', colour: 'yellow', icon: 'pin', parts } as const]
  const definition = definePortal({ ...portal, sources: [sourceOf(provides)], plugins: [plugin], panels, permissionSets: {}, access: {} })
  const composed = composePortal(definition, {
    directory: '.',
    production: false,
    now: new Date('2026-11-22T12:00:00Z'),
  })
  return composed.ok ? [] : composed.problems
}
