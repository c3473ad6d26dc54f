import type { DeskWork } from './desk-work.ts'

/** The permission sets of the portal that staff can give to people, in the order of the configuration. */
export function listSets({ composition }: Pick<DeskWork, 'composition'>): readonly { readonly id: string; readonly title: string }[] {
  return [...composition.permissionSets.values()].map(({ id, title }) => ({ id, title }))
}
