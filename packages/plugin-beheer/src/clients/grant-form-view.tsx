import type { ViewTools } from '@voordeur/core'
import { Button, Card, CheckBox, Choice, Form, SelectField, TextField } from '@voordeur/core/ui'
import { toFields } from '../view/ask-field.ts'
import { Problems } from '../problems.tsx'
import type { Client, ClientsPage } from './client-page.ts'
import { GROUNDS } from './forms.ts'

interface GrantFormViewProps {
  readonly client: Client
  readonly sets: Extract<ClientsPage, { readonly page: 'client' }>['sets']
  readonly tools: ViewTools
}

/** The form by which somebody gets first access to this client. */
export function GrantFormView({ client, sets, tools }: GrantFormViewProps) {
  const { t, link, action } = tools
  const { field, isTicked } = toFields(tools, 'grant')
  const { value: basis, error } = field('basis')
  const here = { client: client.id }
  return (
    <Card title={t('clients.grant.title', { client: client.name })} icon="user-plus">
      <Problems tools={tools} action="grant" />
      <Form action={action('grant', { ...here, step: 'grant' })} hidden={here}>
        <TextField label={t('clients.field.name')} maxlength={200} {...field('name')} />
        <TextField label={t('clients.field.email')} type="email" {...field('email')} />
        <TextField label={t('clients.field.phone')} hint={t('clients.field.phone.hint')} type="tel" {...field('phone')} />
        <Choice
          name="basis"
          legend={t('clients.field.basis')}
          value={basis}
          error={error}
          options={GROUNDS.map((value) => ({ value, label: t(`core.basis.${value}`) }))}
        />
        <CheckBox
          name="represents"
          label={t('clients.field.represents')}
          hint={t('clients.field.represents.hint')}
          checked={isTicked('represents')}
        />
        <CheckBox
          name="consented"
          label={t('clients.field.consented')}
          hint={t('clients.field.consented.hint')}
          checked={isTicked('consented')}
        />
        <CheckBox
          name="portalAdmin"
          label={t('clients.field.admin')}
          hint={t('clients.field.admin.hint')}
          checked={isTicked('portalAdmin')}
        />
        <SelectField
          name="set"
          label={t('clients.field.set')}
          value={field('set').value}
          options={[{ value: '', label: t('clients.field.set.basis') }, ...sets.map(({ id, title }) => ({ value: id, label: title }))]}
        />
        <TextField label={t('clients.field.evidence')} hint={t('clients.field.evidence.hint')} maxlength={300} {...field('evidence')} />
        <div class="actions">
          <Button icon="send">{t('clients.grant.send')}</Button>
          <Button kind="quiet" href={link({ query: here })}>
            {t('core.form.cancel')}
          </Button>
        </div>
      </Form>
    </Card>
  )
}
