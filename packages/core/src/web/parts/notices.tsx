import { z } from 'zod'
import { listOpenInvitations } from '../../access/invitations.ts'
import { answerInvitation } from '../../flows/answer-invitation.ts'
import { InvitationCards } from '../../ui/pages/invitation-cards.tsx'
import { NoticesView } from '../../ui/pages/notices-view.tsx'
import { toWho } from '../visit.ts'
import { defineCorePart, type CoreContext } from './core-part.ts'
import { toLastDay } from './to-person-line.ts'

const Invited = z.strictObject({ invitation: z.uuid() })

/** Meldingen: what is asked of the reader, and what they should know. */
export const notices = defineCorePart({
  id: 'notices',
  title: 'core.notices.title',
  icon: 'bell',
  scope: 'account',
  audience: 'everybody',
  load: async ({ db, visit, now }) => {
    const open = await listOpenInvitations(db, visit.visitor.id, now)
    const invitations = open.map(({ id, invitedBy, clientName, expiresAt }) => ({
      id,
      inviter: invitedBy,
      client: clientName,
      until: toLastDay(expiresAt),
    }))
    return { invitations, notices: [] }
  },
  view: ({ invitations, notices }, { t, now, locale, action }) => (
    <>
      <InvitationCards t={t} now={now} locale={locale} invitations={invitations} action={action} />
      {(invitations.length === 0 || notices.length > 0) && <NoticesView notices={notices} t={t} now={now} locale={locale} />}
    </>
  ),
  actions: {
    accept: { input: Invited, run: (context, { invitation }) => answer(context, { invitation, accepted: true }) },
    decline: { input: Invited, run: (context, { invitation }) => answer(context, { invitation, accepted: false }) },
  },
})

async function answer(
  { kernel, visit, db, now }: CoreContext<'account'>,
  given: { readonly invitation: string; readonly accepted: boolean },
) {
  const { account } = visit.viewer
  const { invitation: invitationId, accepted } = given
  const answered = await answerInvitation({ db, composition: kernel.composition, now, account, who: toWho(visit), invitationId, accepted })
  if (!answered) return { message: 'core.invitation.gone' }
  return { message: accepted ? 'core.invitation.accepted' : 'core.invitation.declined' }
}
