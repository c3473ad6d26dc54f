import type { Kysely } from 'kysely'
import { z } from 'zod'
import { listOpenInvitations } from '../../access/invitations.ts'
import { toLastDayBefore } from '../../define/amsterdam.ts'
import { answerInvitation } from '../../flows/answer-invitation.ts'
import { listNotices, markRead } from '../../notices/list-notices.ts'
import type { KernelTables } from '../../store/tables.ts'
import { Button } from '../../ui/components/button.tsx'
import { InvitationCards, type InvitationItem } from '../../ui/pages/invitation-cards.tsx'
import { NoticesView } from '../../ui/pages/notices-view.tsx'
import { listOpen } from '../guard.ts'
import type { Kernel } from '../kernel.ts'
import { createLinks } from '../links.ts'
import { sayNotice } from '../say-notice.ts'
import { toWho, type SignedInVisit } from '../visit.ts'
import { defineCorePart, type CoreContext } from './core-part.ts'

const Invited = z.strictObject({ invitation: z.uuid() })

/** Meldingen: what is asked of the reader, and what they should know. What is shown counts as read from the next page on. */
export const notices = defineCorePart({
  id: 'notices',
  title: 'core.notices.title',
  icon: 'bell',
  scope: 'account',
  audience: 'everybody',
  query: z.partialRecord(z.enum(['before', 'client']), z.uuid()),
  load: async ({ kernel, db, visit, query, now }) => {
    const accountId = visit.visitor.id
    const page = await listNotices(db, { accountId, before: query['before'], now })
    await markRead(db, { accountId, ids: page.items.filter(({ isUnread }) => isUnread).map(({ id }) => id), now })
    return {
      invitations: query['before'] === undefined ? await listInvitations(db, accountId, now) : [],
      notices: page.items.flatMap((notice) => sayNotice(kernel, visit, notice) ?? []),
      older: page.older,
      opened: findOpened(kernel, visit, query['client']),
      isPaged: query['before'] !== undefined,
    }
  },
  view: (data, { t, now, locale, link, action }) => (
    <>
      {data.opened !== undefined && (
        <div>
          <Button href={data.opened.href} icon="arrow-right">
            {t('core.invitation.go', { client: data.opened.client })}
          </Button>
        </div>
      )}
      <InvitationCards t={t} now={now} locale={locale} invitations={data.invitations} action={action} />
      {((data.invitations.length === 0 && data.opened === undefined) || data.notices.length > 0) && (
        <NoticesView
          notices={data.notices}
          t={t}
          now={now}
          locale={locale}
          newer={data.isPaged ? link() : undefined}
          older={data.older === undefined ? undefined : link({ query: { before: data.older } })}
        />
      )}
    </>
  ),
  actions: {
    accept: { input: Invited, run: (context, { invitation }) => answer(context, { invitation, accepted: true }) },
    decline: { input: Invited, run: (context, { invitation }) => answer(context, { invitation, accepted: false }) },
  },
})

async function listInvitations(db: Kysely<KernelTables>, accountId: string, now: Date): Promise<readonly InvitationItem[]> {
  const open = await listOpenInvitations(db, accountId, now)
  return open.map(({ id, invitedBy, clientName, expiresAt }) => ({
    id,
    inviter: invitedBy,
    client: clientName,
    until: toLastDayBefore(expiresAt),
  }))
}

/** The portal that an invitation just opened: whoever accepted comes in by one press. */
function findOpened(kernel: Kernel, visit: SignedInVisit, clientId: string | undefined) {
  const access = listOpen(kernel, visit.visitor, visit.now).find((open) => open.clientId === clientId)
  return access && { client: access.clientName, href: createLinks(kernel.basePath).client(access.clientId) }
}

async function answer(
  { kernel, visit, db, now }: CoreContext<'account'>,
  given: { readonly invitation: string; readonly accepted: boolean },
) {
  const { account } = visit.viewer
  const { invitation: invitationId, accepted } = given
  const answered = await answerInvitation({ db, composition: kernel.composition, now, account, who: toWho(visit), invitationId, accepted })
  if (!answered) return { message: 'core.invitation.gone' }
  return accepted ? { query: { client: answered.clientId }, message: 'core.invitation.accepted' } : { message: 'core.invitation.declined' }
}
