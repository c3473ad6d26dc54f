import { ASSURANCE_LEVELS, type Assurance, type Basis, type ViewerAccess } from '../define/viewer.ts'

/** Whether an access holds a right: it was granted, or the right comes with the basis. */
export function canUse(
  access: Pick<ViewerAccess, 'basis' | 'rights'>,
  right: { readonly id: string; readonly byBasis: readonly Basis[] },
): boolean {
  return access.rights.includes(right.id) || right.byBasis.includes(access.basis)
}

/** Whether a session was proven strongly enough. */
export function isAssured(has: Assurance, needs: Assurance | undefined): boolean {
  return needs === undefined || ASSURANCE_LEVELS.indexOf(has) >= ASSURANCE_LEVELS.indexOf(needs)
}
