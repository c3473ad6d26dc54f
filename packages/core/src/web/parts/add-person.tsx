import { z } from 'zod'
import { listNetwork } from '../../access/list-network.ts'
import { ROLES } from '../../access/roles.ts'
import { EmailAddress } from '../../define/email-address.ts'
import { addInvitee } from '../../flows/invite-person.ts'
import { AddPersonView, PERSON_FIELDS, type AddPersonData, type PersonField } from '../../ui/pages/add-person-view.tsx'
import { listOpen } from '../guard.ts'
import { HttpProblem } from '../http-problem.ts'
import { defineCorePart, type CoreActionResult, type CoreContext } from './core-part.ts'
import { isPlainName } from './is-plain-name.ts'
import { toInviter } from './to-manager.ts'

const Typed = z.strictObject({
  firstName: z.string().max(500).default(''),
  lastName: z.string().max(500).default(''),
  email: z.string().max(500).default(''),
  gender: z.string().max(20).default(''),
  role: z.string().max(20).default(''),
  phone: z.string().max(500).default(''),
})

// Letters, and what stands in names: no controls, and no marks that turn the reading direction, with which a name shows as another.
const Name = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .regex(/^[\p{L}\p{M}\p{N} .,'’()-]+$/u)
  .refine(isPlainName)

const Judged = z.strictObject({
  firstName: Name,
  lastName: Name,
  email: EmailAddress,
  gender: z.enum(['female', 'male', 'other']),
  role: z.enum(ROLES),
  phone: z.string().trim().min(1).max(40),
})

type Result = CoreActionResult<AddPersonData>

/** Gebruiker toevoegen: an address, and when it is not of one's own network a form; nothing is sent yet. */
export const addPerson = defineCorePart({
  id: 'add-person',
  title: 'core.addPerson.title',
  icon: 'user-plus',
  scope: 'client',
  audience: 'portal-admin',
  tab: 'people',
  load: async (context): Promise<AddPersonData> => {
    toInviter(context)
    return { step: 'email', client: context.visit.client.name, typed: {}, wrong: [] }
  },
  view: (data, { t, link, action }) => (
    <AddPersonView
      t={t}
      data={data}
      roles={ROLES}
      links={{
        back: link({ part: 'core.people' }),
        again: link(),
        find: action('find'),
        add: action('add'),
        person: (who) => link({ part: 'core.person', query: { who } }),
      }}
    />
  ),
  actions: {
    find: {
      input: z.strictObject({ email: z.string().max(500).default('') }),
      run: async (context, { email }): Promise<Result> => {
        toInviter(context)
        const client = context.visit.client.name
        const address = EmailAddress.safeParse(email)
        if (!address.success) return { again: { step: 'email', client, typed: { email }, wrong: ['email'] } }
        const found = await findHere(context, address.data)
        if (found) return { show: { step: 'found', client, typed: {}, wrong: [], found } }
        return {
          show: { step: 'details', client, typed: { email: address.data, ...(await findElsewhere(context, address.data)) }, wrong: [] },
        }
      },
    },
    add: {
      input: Typed,
      run: async (context, typed): Promise<Result> => {
        const inviter = toInviter(context)
        const judged = Judged.safeParse(typed)
        const phone = judged.success ? readPhone(context, judged.data.phone) : undefined
        const wrong = [
          ...(judged.success ? [] : toFields(judged.error)),
          ...(judged.success && phone === undefined ? ['phone' as const] : []),
        ]
        if (!judged.success || phone === undefined || wrong.length > 0)
          return { again: { step: 'details', client: context.visit.client.name, typed, wrong } }
        const found = await findHere(context, judged.data.email)
        if (found) return { part: 'person', query: { who: found.id }, message: 'core.addPerson.there' }
        const added = await addInvitee(inviter, { ...judged.data, phone })
        if ('problem' in added) throw new HttpProblem('not-found')
        return { part: 'person', query: { who: added.id }, message: 'core.addPerson.added' }
      },
    },
  },
})

/** Somebody of this client's own network with this address. An address that has an account elsewhere is like one that has none. */
async function findHere({ db, visit }: CoreContext<'client'>, email: string) {
  const { accesses, invitations } = await listNetwork(db, visit.client.id)
  const access = accesses.find((candidate) => candidate.email === email)
  if (access) return { id: access.id, name: access.name }
  const invitation = invitations.find((candidate) => candidate.email === email)
  return invitation && { id: invitation.id, name: `${invitation.firstName} ${invitation.lastName}` }
}

/** What this portal administrator wrote themselves about the same person, for another client of whom they are one too. */
async function findElsewhere({ kernel, db, visit }: CoreContext<'client'>, email: string): Promise<AddPersonData['typed']> {
  const own = listOpen(kernel, visit.visitor, visit.now).filter(({ portalAdmin, clientId }) => portalAdmin && clientId !== visit.client.id)
  for (const { clientId } of own) {
    const { accesses, invitations } = await listNetwork(db, clientId)
    const invitation = invitations.find((candidate) => candidate.email === email)
    if (invitation) return { firstName: invitation.firstName, lastName: invitation.lastName, gender: invitation.gender }
    const access = accesses.find((candidate) => candidate.email === email)
    if (access) return toNames(access.name)
  }
  return {}
}

function toNames(name: string): AddPersonData['typed'] {
  const [firstName = '', ...rest] = name.split(' ')
  return { firstName, lastName: rest.join(' ') }
}

/** A number as the way of signing in reads it; where it reads none, as it was written. */
function readPhone({ kernel }: CoreContext<'client'>, typed: string): string | undefined {
  const { desk } = kernel.authenticator
  return desk ? desk.readPhone(typed) : typed
}

function toFields(error: z.ZodError): readonly PersonField[] {
  const named = new Set(error.issues.map(({ path }) => path[0]))
  return PERSON_FIELDS.filter((field) => named.has(field))
}
