import { LOCALES, type AddressForm, type Locale, type Translate } from '../../define/messages.ts'
import { Button } from '../components/button.tsx'
import { Card } from '../components/card.tsx'
import { Choice } from '../components/choice.tsx'
import { DescriptionList } from '../components/description-list.tsx'
import { Form } from '../components/form.tsx'

interface ProfileViewProps {
  readonly t: Translate
  readonly name: string
  readonly email: string
  readonly locale: Locale
  readonly form: AddressForm
  /** Where the settings are posted: `locale` and `form`. */
  readonly action: string
}

const FORMS: readonly AddressForm[] = ['u', 'je']

/** Who the reader is to the portal, and how they want to be addressed. */
export function ProfileView({ t, name, email, locale, form, action }: ProfileViewProps) {
  return (
    <>
      <Card title={t('core.profile.details')} icon="circle-user-round">
        <DescriptionList
          items={[
            { term: t('core.profile.name'), value: name },
            { term: t('core.profile.email'), value: email },
          ]}
        />
      </Card>
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
            options={FORMS.map((value) => ({ value, label: t(`core.profile.form.${value}`) }))}
          />
          <Button>{t('core.form.save')}</Button>
        </Form>
      </Card>
    </>
  )
}
