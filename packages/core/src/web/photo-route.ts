import { sql } from 'kysely'
import { HttpProblem } from './http-problem.ts'
import { toIdentity } from './part-context.ts'
import type { ClientRoute } from './route.ts'

/** The photo of the client, for everyone with open access; read behind the same policies as everything else. */
export const photoRoute: ClientRoute = {
  method: 'GET',
  path: '/client/:client/photo',
  access: 'client',
  handle: async (kernel, visit) => {
    if (visit.access.photo === null) throw new HttpProblem('not-found')
    const photo = await kernel.store.forViewer(toIdentity(visit), (lane) =>
      lane.part([], async (db) => {
        const { rows } = await sql<{ mime: string; bytes: Uint8Array }>`select mime, bytes from client_photo`.execute(db)
        return rows[0]
      }),
    )
    if (!photo) throw new HttpProblem('not-found')
    return new Response(new Uint8Array(photo.bytes), { headers: { 'content-type': photo.mime } })
  },
}
