import { AuthError } from '../auth-error.ts'
import type { Door } from '../door.ts'
import type { Passwords, UserNameProblem } from '../password/passwords.ts'
import { toAuthDatabase } from '../tables.ts'

/** Gives a user name that the person chose; says what is wrong with it otherwise. */
export async function tryRename(
  { ports }: Door,
  passwords: Passwords,
  wanted: { readonly accountId: string; readonly typed: string; readonly request: Request; readonly from: 'given' | 'due' },
): Promise<UserNameProblem | undefined> {
  const { accountId, typed, request, from } = wanted
  const read = await passwords.readUserName(accountId, typed)
  if ('problem' in read) return read.problem
  try {
    await ports.transaction(request, async (work) => {
      // Chosen once, also by who sends the form twice: the second changes nothing.
      if (!(await passwords.name(toAuthDatabase(work.db), accountId, { userName: read.userName, state: 'chosen', from }))) return
      await work.audit({ type: 'user-name-changed', outcome: 'success', accountId, detail: { by: 'owner' } })
    })
    return undefined
  } catch (error) {
    if (error instanceof AuthError && error.code === 'USER_NAME_TAKEN') return 'taken'
    throw error
  }
}
