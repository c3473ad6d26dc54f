import { z } from 'zod'
import { ID_PATTERN } from '../store/ids.ts'

const Told = z.strictObject({
  client: z.string().regex(new RegExp(ID_PATTERN)).optional(),
  part: z.string().max(200).optional(),
  records: z.literal(true).optional(),
})

/** That something changed, and nothing of what: of one client or of everybody, in one part or anywhere. */
export interface Hint {
  /** Undefined: it may concern everybody. */
  readonly clientId?: string | undefined
  /** Full id of the part in which it was done; undefined: nobody knows in which. */
  readonly part?: string | undefined
  /** It was a sync: what reads records may show something else. */
  readonly records?: true | undefined
}

/** A hint as it goes over the database. */
export function writeHint({ clientId, part, records }: Hint): string {
  return JSON.stringify({ client: clientId, part, records })
}

/** A hint that was told; undefined for what is none, because whoever may log in to the database can say anything there. */
export function readHint(told: string): Hint | undefined {
  try {
    const { client, part, records } = Told.parse(JSON.parse(told))
    return { clientId: client, part, records }
  } catch {
    return undefined
  }
}
