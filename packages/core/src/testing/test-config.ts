import { isOfDesk } from '../compose/check-desk.ts'
import type { Part } from '../define/part.ts'
import type { Panel, PermissionSet, PortalConfig } from '../define/portal.ts'
import type { Plugin } from '../define/plugin.ts'
import { testAuthenticator } from './test-authenticator.ts'

type PartId = `${string}.${string}`
type RightId = `${PartId}:${string}`

/** What a test says of its portal; the rest is filled in: one panel with every part, one permission set with every right, and one of the desk where a plugin has parts there. */
export type TestConfig = Partial<PortalConfig>

/** The origin of every test portal. */
export const TEST_ORIGIN = 'https://portaal.test'

/** A whole configuration around what a test is about. */
export function toTestConfig(given: TestConfig): PortalConfig {
  const plugins = given.plugins ?? []
  const parts = listClientParts(plugins)
  return {
    organisation: { name: 'Testzorg', portalName: 'Cliëntportaal', url: TEST_ORIGIN },
    language: { default: 'nl', form: 'u' },
    theme: { layout: 'panels' },
    auth: testAuthenticator(),
    sources: [],
    panels: parts.length === 0 ? [] : [toPanel(parts)],
    permissionSets: { alles: toSet(plugins, (part) => !isOfDesk(part)) },
    ...(plugins.some(({ parts: own }) => own.some(isOfDesk)) && { desk: { sets: { alles: toSet(plugins, isOfDesk) } } }),
    access: { byBasis: { self: 'alles' } },
    ...given,
    plugins,
  }
}

function toPanel(parts: readonly { readonly id: PartId; readonly hasSummary: boolean }[]): Panel<PartId> {
  const summary = parts.filter(({ hasSummary }) => hasSummary).map(({ id }) => id)
  return { id: 'alles', title: 'Alles', colour: 'yellow', icon: 'folder-open', parts: parts.map(({ id }) => id), summary }
}

function toSet(plugins: readonly Plugin[], isIn: (part: Part) => boolean): PermissionSet<RightId> {
  const rights = plugins.flatMap(({ id, parts }) =>
    parts.filter(isIn).flatMap((part) =>
      Object.entries(part.rights)
        .filter(([, { explicit }]) => explicit !== true)
        .map(([right]): RightId => `${id}.${part.id}:${right}`),
    ),
  )
  return { title: 'Alles', rights }
}

function listClientParts(plugins: readonly Plugin[]): readonly { readonly id: PartId; readonly hasSummary: boolean }[] {
  return plugins.flatMap(({ id, parts }) =>
    parts
      .filter(({ scope }) => scope === 'client')
      .map((part) => ({ id: `${id}.${part.id}` as const, hasSummary: part.summary !== undefined })),
  )
}
