import type { Messages } from '../../define/messages.ts'
import { en } from './en.ts'
import { nl } from './nl.ts'

/** The words of the portal's own pages: core's catalogue, whose keys a view names in full (`core.header.start`). Every message is given `form`. */
export const coreMessages: Messages = { nl, en }
