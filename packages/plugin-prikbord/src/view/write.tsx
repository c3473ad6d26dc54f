import type { ViewTools } from '@voordeur/core'
import { Button, Card, FileField, Form, TextArea } from '@voordeur/core/ui'
import { MOST_PHOTOS } from '../writing/input.ts'
import { Back } from './back.tsx'
import { Problems, toFormState } from './problems.tsx'

/** The form for a new message, with photos for who may place them. */
export function WriteView({ tools }: { readonly tools: ViewTools }) {
  const { t, link } = tools
  const name = tools.may('postWithPhotos') && !tools.attempt('post') ? 'postWithPhotos' : 'post'
  if (!tools.may('post')) return <Back tools={tools} />
  const hasPhotos = name === 'postWithPhotos'
  const { typed, errorOf, errorsOf } = toFormState(tools, name)
  return (
    <>
      <Problems tools={tools} action={name} />
      <Card title={t('write.title')} icon="pencil">
        <Form action={tools.action(name, { step: 'write' })} hidden={{ key: tools.key(name) }} files={hasPhotos}>
          <TextArea
            name="text"
            label={t('write.text')}
            hint={t('write.text.hint')}
            value={typed('text')}
            error={errorOf('text')}
            rows={8}
          />
          {hasPhotos && (
            <FileField
              name="photo"
              label={t('photos.add')}
              hint={t(tools.attempt(name) ? 'photos.again' : 'photos.add.hint')}
              accepts={['photo']}
              most={MOST_PHOTOS}
              error={errorsOf('photo')}
              t={t}
            />
          )}
          <div class="actions">
            <Button icon="send">{t('write.send')}</Button>
            <Button kind="quiet" href={link()}>
              {t('core.form.cancel')}
            </Button>
          </div>
        </Form>
      </Card>
    </>
  )
}
