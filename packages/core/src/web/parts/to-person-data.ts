import { isManageable } from '../../access/grantable.ts'
import { findPerson, listNetwork, type NetworkAccess, type NetworkPerson } from '../../access/list-network.ts'
import type { ComposedRight, Composition } from '../../compose/composition.ts'
import { toAmsterdamDay, toLastDayBefore } from '../../define/amsterdam.ts'
import { listOwnToGive } from '../../flows/manage-access.ts'
import type { Ask, PersonData, TickGroup } from '../../ui/pages/person-data.ts'
import { HttpProblem } from '../http-problem.ts'
import { createLinks } from '../links.ts'
import type { CoreContext } from './core-part.ts'
import { isInviting, toManager } from './to-manager.ts'
import { toAccessLine, toInvitationLine } from './to-person-line.ts'

/** What the page was asked to show beside the person. */
export interface Shown {
  readonly set?: string | undefined
  readonly ask?: Ask | undefined
  readonly problem?: string | undefined
  /** What was ticked and filled in, when the page is shown once more. */
  readonly typed?: { readonly ticked: readonly string[]; readonly until: string } | undefined
}

/** The person with this id around the client of a page; 404 when there is none. */
export async function requirePerson({ db, visit }: CoreContext<'client'>, id: string): Promise<NetworkPerson> {
  const found = findPerson(await listNetwork(db, visit.client.id), id)
  if (!found) throw new HttpProblem('not-found')
  return found
}

/** Everything that the page of a person shows. */
export function toPersonData(context: CoreContext<'client'>, found: NetworkPerson, shown: Shown): PersonData {
  const { kernel, visit } = context
  const { composition } = kernel
  const standing = toStanding(context, found)
  const { person, fixed } = standing
  const { ticked, until } = shown.typed ?? { ticked: findSet(composition, shown.set) ?? standing.rights, until: standing.until }
  const grantable = listOwnToGive(toManager(context))
  return {
    person,
    fixed,
    isInviting: isInviting(context),
    organisation: composition.organisation.name,
    groups: toGroups(composition, grantable, ticked),
    sets: listSets(composition, grantable),
    until,
    ask: fixed === undefined ? shown.ask : undefined,
    problem: shown.problem,
    preview: createLinks(kernel.basePath).preview(visit.client.id, person.id),
    // An address is for who wrote it: that of a mentor is the organisation's to give.
    ...(fixed === undefined ? { email: standing.email } : {}),
    since: standing.since,
  }
}

/** How a person stands, whether by an access or by an invitation. */
interface Standing extends Pick<PersonData, 'person' | 'fixed' | 'until' | 'since'> {
  readonly email: string
  readonly rights: readonly string[]
}

function toStanding({ kernel, visit, now }: CoreContext<'client'>, found: NetworkPerson): Standing {
  const context = { policy: kernel.composition.access, now, ownAccountId: visit.visitor.id }
  if ('invitation' in found) {
    const { email, rights, until } = found.invitation
    return { person: toInvitationLine(found.invitation, context), email, rights, until: toDayField(until) }
  }
  const { email, rights, validFrom, validUntil } = found.access
  return {
    person: toAccessLine(found.access, context),
    fixed: findFixed(found.access, visit.visitor.id),
    email,
    rights,
    until: toDayField(validUntil),
    since: toAmsterdamDay(validFrom),
  }
}

function toDayField(end: Date | undefined): string {
  return end ? toLastDayBefore(end) : ''
}

/** The permission sets of which this portal administrator may give something. */
function listSets({ permissionSets }: Composition, grantable: readonly ComposedRight[]): PersonData['sets'] {
  const own = new Set(grantable.map(({ id }) => id))
  return [...permissionSets.values()].filter(({ rights }) => rights.some((right) => own.has(right))).map(({ id, title }) => ({ id, title }))
}

function findSet({ permissionSets }: Composition, id: string | undefined): readonly string[] | undefined {
  return id === undefined ? undefined : permissionSets.get(id)?.rights
}

function findFixed(access: NetworkAccess, ownAccountId: string): PersonData['fixed'] {
  if (access.accountId === ownAccountId) return 'own'
  return isManageable(access, { accountId: ownAccountId }) ? undefined : 'organisation'
}

function toGroups(composition: Composition, grantable: readonly ComposedRight[], ticked: readonly string[]): readonly TickGroup[] {
  return composition.panels
    .map(({ title, parts }) => ({
      panel: title,
      rights: parts.flatMap((part) =>
        grantable
          .filter((right) => right.part === part.id)
          .map(({ id, titleKey, explicit }) => ({ id, title: titleKey, explicit, ticked: ticked.includes(id) })),
      ),
    }))
    .filter(({ rights }) => rights.length > 0)
}
