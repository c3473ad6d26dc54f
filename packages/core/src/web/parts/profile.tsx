import { z } from 'zod'
import { DIGEST_CHOICES, ProfileView } from '../../ui/pages/profile-view.tsx'
import { createLinks, READING_MODE_PATH } from '../links.ts'
import { readTextSize, TEXT_SIZE_PATH } from '../text-size-route.ts'
import { toReader } from '../to-frame.ts'
import { defineCorePart, type CoreContext } from './core-part.ts'

/** Who the reader is to the portal, how they want to be addressed, how large and how simply they read, and how often they get a mail. */
export const profile = defineCorePart({
  id: 'profile',
  title: 'core.profile.title',
  icon: 'circle-user-round',
  scope: 'account',
  audience: 'everybody',
  load: async (context) => {
    const { kernel, visit, db } = context
    const { name, email } = visit.viewer.account
    const { digest } = await db.selectFrom('account').select('digest').where('id', '=', visit.visitor.id).executeTakeFirstOrThrow()
    return {
      name,
      email,
      digest,
      textSize: readTextSize(visit.request.headers) ?? 'normal',
      organisation: kernel.composition.organisation.name,
      organisationForm: kernel.composition.language.form,
      elsewhere: listElsewhere(context),
      textSizeAction: createLinks(kernel.basePath).path(TEXT_SIZE_PATH),
      readingModeAction: createLinks(kernel.basePath).path(READING_MODE_PATH),
    }
  },
  view: (data, { t, locale, form, simple, action, link }) => (
    <ProfileView
      t={t}
      {...data}
      locale={locale}
      form={form}
      simple={simple}
      action={action('save')}
      back={link({ query: { done: 'core.profile.saved' } })}
    />
  ),
  actions: {
    save: {
      input: z.strictObject({ locale: z.enum(['nl', 'en']), form: z.enum(['u', 'je']), digest: z.enum(DIGEST_CHOICES).optional() }),
      run: async ({ db, visit }, { digest, ...input }) => {
        const chosen = digest === undefined ? input : { ...input, digest }
        await db.updateTable('account').set(chosen).where('id', '=', visit.visitor.id).execute()
        return { message: 'core.profile.saved' }
      },
    },
  },
})

/** The pages of the way of signing in, on which address, number and password are changed. */
function listElsewhere({ kernel, visit }: CoreContext<'account'>) {
  const { locale, form, mode } = toReader(kernel, visit)
  const speak = kernel.composition.messages.for(kernel.composition.authenticator.id)(locale, form, mode)
  return (kernel.authenticator.profileTabs ?? []).map(({ path, title }) => ({
    href: createLinks(kernel.basePath).path(path),
    label: speak(title),
  }))
}
