import type { ComposedPart } from '../../compose/composition.ts'
import { DESK_PORTS, type DeskPortName, type DeskPorts } from '../../define/desk-ports.ts'
import { createDeskAccess } from '../../flows/desk/desk-access.ts'
import { createDeskAccounts } from '../../flows/desk/desk-accounts.ts'
import { createDeskAudit } from '../../flows/desk/desk-audit.ts'
import { createDeskClients } from '../../flows/desk/desk-clients.ts'
import { createDeskFindings } from '../../flows/desk/desk-findings.ts'
import { createDeskLists } from '../../flows/desk/desk-lists.ts'
import { createDeskPortal } from '../../flows/desk/desk-portal.ts'
import { createDeskRequests } from '../../flows/desk/desk-requests.ts'
import { createDeskStaff } from '../../flows/desk/desk-staff.ts'
import { createDeskSyncs } from '../../flows/desk/desk-syncs.ts'
import type { DeskWork } from '../../flows/desk/desk-work.ts'
import type { Kernel } from '../kernel.ts'
import { toWho, type DeskVisit } from '../visit.ts'

type Makers = { readonly [Name in DeskPortName]: (work: DeskWork, plugin: string) => DeskPorts[Name] }

const MAKERS: Makers = {
  clients: createDeskClients,
  access: createDeskAccess,
  lists: createDeskLists,
  requests: createDeskRequests,
  accounts: createDeskAccounts,
  audit: createDeskAudit,
  syncs: createDeskSyncs,
  findings: createDeskFindings,
  staff: createDeskStaff,
  portal: createDeskPortal,
}

/** The ports that a part declared, for who is at the desk; any other one throws. */
export function createDeskPorts(kernel: Kernel, visit: DeskVisit, composed: ComposedPart): DeskPorts {
  const work = toWork(kernel, visit)
  return Object.defineProperties(
    {},
    Object.fromEntries(DESK_PORTS.map((name) => [name, { enumerable: true, get: () => open(composed, name, work) }])),
  ) as DeskPorts
}

function open(composed: ComposedPart, name: DeskPortName, work: DeskWork): unknown {
  if (!composed.part.ports.includes(name))
    throw new TypeError(`The part "${composed.id}" uses the port "${name}" and does not declare it in \`ports\`.`)
  // Whose findings they are follows from the part, and is nothing that it can say.
  return MAKERS[name](work, composed.plugin)
}

function toWork(kernel: Kernel, visit: DeskVisit): DeskWork {
  const { store, composition, outbox, authenticator, origin, keys, now, hurry, ask } = kernel
  const who = { ...toWho(visit), accountId: visit.visitor.id }
  const { name: by, email: via } = visit.visitor
  const noteBanner = () => kernel.banner.forget()
  return { store, composition, outbox, accounts: authenticator.desk, origin, keys, now, hurry, ask, noteBanner, who, staff: { by, via } }
}
