import { sql } from 'kysely'
import { HttpProblem } from './http-problem.ts'
import type { Kernel } from './kernel.ts'
import { toIdentity } from './part-context.ts'
import type { ClientRoute } from './route.ts'
import type { ClientVisit } from './visit.ts'

/** The photo of the client, for everyone with open access. */
export const photoRoute: ClientRoute = {
  method: 'GET',
  path: '/client/:client/photo',
  access: 'client',
  handle: async (kernel, visit) => {
    const photo = await readPhoto(kernel, visit)
    if (!photo) throw new HttpProblem('not-found')
    return new Response(new Uint8Array(photo.bytes), { headers: { 'content-type': photo.mime } })
  },
}

/** The photo of the client, read behind the same policies as everything else; undefined when there is none. */
export async function readPhoto(
  kernel: Kernel,
  visit: ClientVisit,
): Promise<{ readonly mime: string; readonly bytes: Uint8Array } | undefined> {
  if (visit.access.photo === null) return undefined
  return kernel.store.forViewer(toIdentity(visit), (lane) =>
    lane.part([], async (db) => {
      const { rows } = await sql<{ mime: string; bytes: Uint8Array }>`select mime, bytes from client_photo`.execute(db)
      return rows[0]
    }),
  )
}
