import type { ViewTools } from '@voordeur/core'
import { Button, Card, Form, TextField } from '@voordeur/core/ui'
import { toFields } from '../view/ask-field.ts'
import { Problems } from '../problems.tsx'

/** The form by which a record is hidden or shown again, by its address in the source; nobody reads it for that. */
export function RecordFormView({ tools }: { readonly tools: ViewTools }) {
  const { t, link, action } = tools
  const { field } = toFields(tools, 'hide')
  return (
    <Card title={t('clients.record.title')} icon="eye-off">
      <Problems tools={tools} action="hide" />
      <p>{t('clients.record.intro')}</p>
      <Form action={action('hide', { step: 'record' })}>
        <TextField label={t('clients.record.source')} hint={t('clients.record.source.hint')} verbatim {...field('source')} />
        <TextField label={t('clients.record.type')} hint={t('clients.record.type.hint')} verbatim {...field('type')} />
        <TextField label={t('clients.record.id')} hint={t('clients.record.id.hint')} verbatim {...field('sourceId')} />
        <TextField label={t('clients.record.reason')} hint={t('clients.record.reason.hint')} maxlength={100} {...field('reason')} />
        <div class="actions">
          <Button name="as" value="hide" icon="eye-off">
            {t('clients.record.hide')}
          </Button>
          <Button kind="secondary" name="as" value="show" icon="eye">
            {t('clients.record.show')}
          </Button>
          <Button kind="quiet" href={link()}>
            {t('clients.back')}
          </Button>
        </div>
      </Form>
    </Card>
  )
}
