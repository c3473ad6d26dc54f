import { z } from 'zod'
import { RecordReadError } from './record-read-error.ts'

/** Where a page of records ends: the moment and the id of its last item. */
export interface RecordCursor {
  readonly at: Date
  readonly id: string
}

// No record is about a moment outside these years, and beyond them a moment is more than PostgreSQL can hold.
const Moment = z.int().min(Date.UTC(1900, 0)).max(Date.UTC(2201, 0))
const Written = z.tuple([Moment, z.uuid()])

/** A cursor as it stands in an address. */
export function toCursor(last: RecordCursor): string {
  return Buffer.from(JSON.stringify([last.at.getTime(), last.id])).toString('base64url')
}

/** The cursor in an address; throws `CURSOR_INVALID` when it is none of ours. */
export function readPlace(written: string): RecordCursor {
  const parsed = Written.safeParse(parseJson(Buffer.from(written, 'base64url').toString('utf8')))
  if (!parsed.success) throw new RecordReadError('CURSOR_INVALID', 'This place in the list does not exist.')
  return { at: new Date(parsed.data[0]), id: parsed.data[1] }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
