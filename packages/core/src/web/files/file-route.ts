import { readAtPath } from '../../records/field-path.ts'
import { findReadablePart } from '../find-part.ts'
import { noteRefusal } from '../guard.ts'
import { HttpProblem } from '../http-problem.ts'
import type { Kernel } from '../kernel.ts'
import type { ClientRoute } from '../route.ts'
import { toDisposition } from './file-name.ts'
import { FILE_POLICY } from './file-policy.ts'
import { openFile, readSlices, type OpenedFile } from './open-file.ts'

/** The file of a record, behind the guard of the part that opens it. Whatever is not there for this viewer is the same 404. */
export const fileRoute: ClientRoute = {
  method: 'GET',
  path: '/client/:client/:plugin/:part/bestand/:record',
  access: 'client',
  handle: async (kernel, visit) => {
    const composed = await findReadablePart(kernel, visit)
    const file = await openFile(kernel, visit, { composed, recordId: visit.params['record'] ?? '' })
    if (file === 'failed') throw new HttpProblem('failed')
    if (!file) {
      await noteRefusal(kernel, visit, { reason: 'no-file', part: composed.id })
      throw new HttpProblem('not-found')
    }
    const rest = readSlices(kernel, visit, { composed, file, start: file.first.byteLength })
    return new Response(toStream(file.first, rest), { headers: toHeaders(kernel, file) })
  },
}

function toHeaders(kernel: Kernel, { type, data, mime, size }: OpenedFile): Record<string, string> {
  const path = kernel.composition.recordTypes.get(type)?.fileName
  const name = path === undefined ? undefined : readAtPath(data, path).find((value) => typeof value === 'string')
  return {
    'content-type': mime,
    'content-length': String(size),
    'content-disposition': toDisposition(name),
    'content-security-policy': FILE_POLICY,
    // Every piece would be a read of its own in the log, so a file is given whole (RFC 9110, 14.3).
    'accept-ranges': 'none',
  }
}

/** Nothing is read ahead: a slice comes when the one before has left. */
function toStream(first: Uint8Array, rest: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  let given = false
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        if (!given) {
          given = true
          controller.enqueue(first)
          return
        }
        const next = await rest.next()
        if (next.done === true) controller.close()
        else controller.enqueue(next.value)
      },
      cancel: async () => {
        await rest.return(undefined)
      },
    },
    { highWaterMark: 0 },
  )
}
