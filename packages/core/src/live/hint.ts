import { z } from 'zod'
import { ID_PATTERN } from '../store/ids.ts'

const Told = z.strictObject({ client: z.string().regex(new RegExp(ID_PATTERN)).optional(), part: z.string().max(200).optional() })

/** That something changed, and nothing of what: of one client or of everybody, in one part or anywhere. */
export interface Hint {
  /** Undefined: it may concern everybody. */
  readonly clientId?: string | undefined
  /** Full id of the part in which it was done; undefined: in the record, or nobody knows where. */
  readonly part?: string | undefined
}

/** A hint as it goes over the database. */
export function writeHint({ clientId, part }: Hint): string {
  return JSON.stringify({ client: clientId, part })
}

/** A hint that was told; undefined for what is none, because whoever may log in to the database can say anything there. */
export function readHint(told: string): Hint | undefined {
  try {
    const { client, part } = Told.parse(JSON.parse(told))
    return { clientId: client, part }
  } catch {
    return undefined
  }
}
