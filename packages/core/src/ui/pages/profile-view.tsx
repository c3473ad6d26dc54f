import { LOCALES, type AddressForm, type Locale, type Translate } from '../../define/messages.ts'
import { Button } from '../components/button.tsx'
import { Card } from '../components/card.tsx'
import { Choice } from '../components/choice.tsx'
import { DescriptionList } from '../components/description-list.tsx'
import { Form } from '../components/form.tsx'
import { TEXT_SIZES, type TextSize } from '../frame.ts'

/** How often a mail says that there are notices. */
export const DIGEST_CHOICES = ['daily', 'weekly', 'never'] as const

/** How often a mail says that there are notices. */
export type DigestChoice = (typeof DIGEST_CHOICES)[number]

interface ProfileViewProps {
  readonly t: Translate
  readonly name: string
  readonly email: string
  readonly locale: Locale
  readonly form: AddressForm
  readonly digest: DigestChoice
  readonly textSize: TextSize
  readonly organisation: string
  /** How the organisation addresses who did not choose. */
  readonly organisationForm: AddressForm
  /** Pages on which address, number and password are changed. */
  readonly elsewhere: readonly { readonly href: string; readonly label: string }[]
  /** Where the settings are posted: `locale`, `form` and `digest`. */
  readonly action: string
  /** Where the text size is posted: `size`, and `back`, the path of the page to come back to. */
  readonly textSizeAction: string
  /** Where simple mode is switched: `mode`, and `back`. */
  readonly readingModeAction: string
  readonly simple: boolean
  readonly back: string
}

const FORMS: readonly AddressForm[] = ['u', 'je']

/** Who the reader is to the portal, how they want to be addressed, how large and how simply they read, and how often they get a mail. */
export function ProfileView(props: ProfileViewProps) {
  const { t, name, email, organisation, elsewhere } = props
  return (
    <>
      <Card title={t('core.profile.details')} icon="circle-user-round">
        <DescriptionList
          items={[
            { term: t('core.profile.name'), value: name },
            { term: t('core.profile.email'), value: email },
          ]}
        />
        {elsewhere.length > 0 && (
          <p>
            {t('core.profile.elsewhere')}{' '}
            {elsewhere.map(({ href, label }, index) => (
              <>
                {index > 0 && ', '}
                <a href={href}>{label}</a>
              </>
            ))}
            .
          </p>
        )}
        <p>{t('core.profile.wrongName', { organisation })}</p>
      </Card>
      <TextSizeCard {...props} />
      <SimpleModeCard {...props} />
      <SettingsCard {...props} />
    </>
  )
}

function SettingsCard({ t, locale, form, digest, organisation, organisationForm, action }: ProfileViewProps) {
  return (
    <Card title={t('core.profile.settings')} icon="languages">
      <Form action={action}>
        <Choice
          name="locale"
          legend={t('core.profile.language')}
          value={locale}
          options={LOCALES.map((value) => ({ value, label: t(`core.profile.language.${value}`) }))}
        />
        <Choice
          name="form"
          legend={t('core.profile.form')}
          value={form}
          options={FORMS.map((value) => ({
            value,
            label: t(`core.profile.form.${value}`),
            hint: value === organisationForm ? t('core.profile.form.usual', { organisation }) : undefined,
          }))}
        />
        <Choice
          name="digest"
          legend={t('core.profile.digest')}
          value={digest}
          options={DIGEST_CHOICES.map((value) => ({
            value,
            label: t(`core.profile.digest.${value}`),
            hint: value === 'never' ? t('core.profile.digest.never.hint') : undefined,
          }))}
        />
        <Button>{t('core.form.save')}</Button>
      </Form>
    </Card>
  )
}

/** By itself, for it is kept in the browser and not with the account. */
function TextSizeCard({ t, textSize, textSizeAction, back }: ProfileViewProps) {
  return (
    <Card title={t('core.textSize.label')} icon="a-arrow-up">
      <Form action={textSizeAction} hidden={{ back }}>
        <Choice
          name="size"
          legend={t('core.profile.textSize')}
          value={textSize}
          options={TEXT_SIZES.map((value) => ({ value, label: t(`core.profile.textSize.${value}`) }))}
        />
        <p>{t('core.profile.textSize.where')}</p>
        <Button kind="secondary">{t('core.profile.textSize.use')}</Button>
      </Form>
    </Card>
  )
}

/** By itself, so that one press is enough. */
function SimpleModeCard({ t, simple, readingModeAction, back }: ProfileViewProps) {
  return (
    <Card title={t('core.profile.simple')} icon="book-open-check">
      <Form action={readingModeAction} hidden={{ back }}>
        <p>{t('core.profile.simple.text')}</p>
        <Button kind="secondary" name="mode" value={simple ? 'usual' : 'simple'}>
          {t(simple ? 'core.profile.simple.off' : 'core.profile.simple.on')}
        </Button>
      </Form>
    </Card>
  )
}
