import { z } from 'zod'
import { ProfileView } from '../../ui/pages/profile-view.tsx'
import { defineCorePart } from './core-part.ts'

/** Who the reader is to the portal, and how they want to be addressed. */
export const profile = defineCorePart({
  id: 'profile',
  title: 'core.profile.title',
  icon: 'circle-user-round',
  scope: 'account',
  audience: 'everybody',
  load: async ({ visit }) => ({ name: visit.viewer.account.name, email: visit.viewer.account.email }),
  view: (data, { t, locale, form, action }) => <ProfileView t={t} {...data} locale={locale} form={form} action={action('save')} />,
  actions: {
    save: {
      input: z.strictObject({ locale: z.enum(['nl', 'en']), form: z.enum(['u', 'je']) }),
      run: async ({ db, visit }, input) => {
        await db.updateTable('account').set(input).where('id', '=', visit.visitor.id).execute()
        return { message: 'core.profile.saved' }
      },
    },
  },
})
