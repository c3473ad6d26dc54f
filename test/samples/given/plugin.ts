import {
  API_VERSION,
  definePart,
  definePlugin,
  definePortal,
  defineSource,
  type Part,
  type Plugin,
  type PortalConfig,
  type PortalDefinition,
  type RecordType,
} from '@voordeur/core'
import { Contact, Report } from '@voordeur/core/care'
import { z } from 'zod'
import { portal } from './portal.ts'

const nl = { 'board.title': 'Prikbord', 'board.post': 'Een bericht ophangen', 'board.count': '{count} berichten' }
const en = { 'board.title': 'Notice board', 'board.post': 'Put up a message', 'board.count': '{count} messages' }

/** The words of a small plugin. */
export const messages = { nl, en }

/** A part that composes, for a sample that is about another one, or about a few lines of it. */
export const board = {
  id: 'board',
  title: 'board.title',
  icon: 'pin',
  scope: 'client',
  rights: { read: {}, post: { title: 'board.post' } },
  reads: [Report],
  load: async () => ({}),
  view: () => 'board',
} as const

/** The part of this file as the kernel sees it. */
export const boardPart = definePart(board)

/** A plugin that composes, for a sample that is about a few lines of one. */
export const plugin = { id: 'prikbord', api: API_VERSION, messages, parts: () => [boardPart] } as const

/** Rows that a table keeps, for a sample that is about another thing. */
export const migrations = { '001-note': { up: async () => {} } }

/** A portal with this plugin alone, its parts about a client on one panel. */
export function portalOf(plugin: Plugin, more: Partial<PortalConfig> = {}): PortalDefinition {
  const own = plugin.parts.filter(({ scope }) => scope === 'client').map(({ id }): `${string}.${string}` => `${plugin.id}.${id}`)
  const parts = [...new Set(own)]
  const panels = parts.length === 0 ? [] : [{ id: 'alles', title: 'Alles', colour: 'yellow', icon: 'pin', parts } as const]
  const sources = [sourceOf([Report, Contact])]
  return definePortal({ ...portal, sources, plugins: [plugin], panels, permissionSets: {}, access: {}, ...more })
}

/** A portal around one part. */
export function portalWith(part: Part, more: Partial<PortalConfig> = {}): PortalDefinition {
  return portalOf(definePlugin({ ...plugin, parts: () => [part] })(), more)
}

/** A source that provides these types of record. */
export function sourceOf(provides: readonly RecordType[]) {
  return defineSource({ id: 'folder', api: API_VERSION, version: '1', options: z.strictObject({}), provides, async *pull() {} })({})
}
