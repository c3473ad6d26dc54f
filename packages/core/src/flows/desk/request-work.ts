import type { RequestSeal } from '../requests/request-content.ts'
import type { DeskWork } from './desk-work.ts'

/** What the port of requests works with: what people sent is sealed. */
export interface RequestWork extends DeskWork {
  readonly seal: RequestSeal
}
