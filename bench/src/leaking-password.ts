import { setTimeout as wait } from 'node:timers/promises'
import { password, type SignInMethod } from '@voordeur/auth'

/** What the leak costs; far less than a comparison, which is what forgetting the dummy would save. */
export const LEAK_MILLISECONDS = 2

/** The password with a leak that the timing test must find: a name nobody has takes a little longer to refuse. */
export function leakingPassword(): SignInMethod {
  const method = password()
  return {
    ...method,
    open: async (ports) => {
      const open = await method.open(ports)
      return {
        ...open,
        complete: async (form, visitor) => {
          const result = await open.complete(form, visitor)
          if (result.outcome === 'refused' && result.cause === 'unknown-name') await wait(LEAK_MILLISECONDS)
          return result
        },
      }
    },
  }
}
