import type { ComposedPart } from '../../compose/composition.ts'
import type { TestBrowser } from '../test-browser.ts'
import type { Stage } from './open-stage.ts'
import { findWhose } from './run-forms.ts'

/** A member of staff at the desk of a stage. */
export type Staff = TestBrowser & { readonly accountId: string }

/** The parts of the desk. */
export function listDeskParts({ portal, subject }: Stage): readonly ComposedPart[] {
  return portal.composition.desk.parts.filter(({ plugin }) => plugin === subject.plugin.id)
}

/** Where a part of the desk stands. */
export function toDeskPath({ id }: ComposedPart): string {
  return `/beheer/${id.replace('.', '/')}`
}

/** Every page of the desk: each part as it opens, and the further pages that the author named. */
export async function listDeskPages(stage: Stage): Promise<readonly string[]> {
  const further = stage.subject.deskPages?.(await findWhose(stage.portal, await stage.person('one'))) ?? []
  return ['/beheer', ...listDeskParts(stage).map((composed) => toDeskPath(composed)), ...further.map((path) => `/beheer/${path}`)]
}
