import { sql } from 'kysely'
import { z } from 'zod'
import type { Part } from '../../define/part.ts'
import { definePart } from '../../define/part.ts'
import { publicAccess } from '../../define/public-access.ts'
import { InformationView } from '../../ui/pages/information-view.tsx'
import { NoticesView } from '../../ui/pages/notices-view.tsx'
import { ProfileView } from '../../ui/pages/profile-view.tsx'

const OWN = publicAccess('Everybody who is signed in has these pages about themselves.')

const notices = definePart({
  id: 'notices',
  title: 'core.notices.title',
  icon: 'bell',
  scope: 'account',
  rights: {},
  access: OWN,
  load: async () => [],
  view: (data, { t, now, locale }) => <NoticesView notices={data} t={t} now={now} locale={locale} />,
})

const profile = definePart({
  id: 'profile',
  title: 'core.profile.title',
  icon: 'circle-user-round',
  scope: 'account',
  rights: {},
  access: OWN,
  load: async ({ viewer }) => ({ name: viewer.account.name, email: viewer.account.email }),
  view: (data, { t, locale, form, action }) => <ProfileView t={t} {...data} locale={locale} form={form} action={action('save')} />,
  actions: {
    save: {
      right: publicAccess('Everybody chooses their own language and form of address.'),
      input: z.strictObject({ locale: z.enum(['nl', 'en']), form: z.enum(['u', 'je']) }),
      run: async ({ db }, input) => {
        // A function of the kernel: whose account it is comes from the signed context, never from here.
        await sql`select account_set_preferences(${input.locale}, ${input.form})`.execute(db)
        return { message: 'core.profile.saved' }
      },
    },
  },
})

const information = definePart({
  id: 'information',
  title: 'core.information.title',
  icon: 'info',
  scope: 'account',
  rights: {},
  access: OWN,
  load: async ({ organisation: { name, portalName, infoUrl, phone } }) => ({ name, portalName, infoUrl, phone }),
  view: ({ name, ...data }, { t }) => <InformationView t={t} organisation={name} {...data} />,
})

/** Core's own pages, written against the same contract as a plugin's and behind the same guard. */
export function listCoreParts(): readonly Part[] {
  return [notices, profile, information]
}
