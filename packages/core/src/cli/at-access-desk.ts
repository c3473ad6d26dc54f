import type { AccessDesk } from '../flows/access-desk.ts'
import { openPortal } from './open-portal.ts'
import { say } from './say.ts'

/** Does something at the access desk of a portal and prints what it says. */
export async function atAccessDesk(
  { config, data }: { readonly config?: string | undefined; readonly data: string },
  run: (desk: AccessDesk) => Promise<string>,
): Promise<void> {
  const portal = await openPortal({ config, data })
  try {
    say(await run(portal.accessDesk))
  } finally {
    await portal.close()
  }
}
