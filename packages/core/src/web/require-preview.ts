import { findPerson, listNetwork } from '../access/list-network.ts'
import { noteRefusal } from './guard.ts'
import { HttpProblem } from './http-problem.ts'
import type { Kernel } from './kernel.ts'
import { listLeftOut, toPreviewed, toPreviewViewer } from './preview.ts'
import type { ClientVisit } from './visit.ts'

/**
 * The visit of the portal administrator who looks as the person in the path. Anything else is the one 404: no
 * administrator, somebody of another client, somebody whose access was revoked. The access of the visit stays the
 * administrator's own: it is the ground on which is read, and a right has to stand in both.
 */
export async function requirePreview(kernel: Kernel, visit: ClientVisit): Promise<ClientVisit> {
  const { access: own } = visit.viewer
  const id = visit.params['person'] ?? ''
  const network = own?.portalAdmin === true ? await listNetwork(kernel.store.system(), visit.client.id) : undefined
  const found = network && findPerson(network, id)
  const person = found && toPreviewed(found, kernel.composition.access, visit.now)
  if (!own || !person) {
    await noteRefusal(kernel, visit, { reason: 'no-preview' })
    throw new HttpProblem('not-found')
  }
  const leftOut = listLeftOut(kernel.composition, own, person)
  const preview = { personId: person.id, clientId: visit.client.id, name: person.name, state: person.state, leftOut }
  return { ...visit, preview, viewer: toPreviewViewer(kernel.composition, { ...visit.viewer, access: own }, person) }
}
