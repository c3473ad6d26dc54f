import type { AccessRow } from '../../access/list-accesses.ts'
import { listTold } from '../../access/list-told.ts'
import type { Composition } from '../../compose/composition.ts'
import { isOwnSide } from '../../define/own-side.ts'
import type { PluginNotice } from '../../notices/add-plugin-notices.ts'
import type { ReadDue } from './read-watched.ts'

/** Who is told what is due: of the client's own side or of everybody, only who may open the part to which the notice leads now. */
export function decideNotices(
  due: readonly ReadDue[],
  { accesses, composition, now }: { readonly accesses: readonly AccessRow[]; readonly composition: Composition; readonly now: Date },
): readonly PluginNotice[] {
  return due.flatMap(({ to, notice: { declared, reference, values } }) => {
    const asked = to === 'own-side' ? accesses.filter(isOwnSide) : accesses
    const { plugin, kind, part } = declared
    return listTold(asked, { composition, part, actor: undefined, now }).map((accountId) => ({
      accountId,
      plugin,
      kind,
      reference,
      values,
    }))
  })
}
