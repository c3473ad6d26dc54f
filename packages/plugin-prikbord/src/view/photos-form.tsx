import { Button, Card, Form } from '@voordeur/core/ui'
import { PhotoFields } from './photo-fields.tsx'
import { Problems } from './problems.tsx'
import type { StepProps } from './step.tsx'

/** Asks what is to be seen on the photos of a message that was just placed, and why that is asked. */
export function PhotosView({ page: { post, step, about }, tools }: StepProps) {
  const { t, link } = tools
  return (
    <>
      <Problems tools={tools} action="describePhotos" />
      <Card title={t('photos.title', { count: post.photos.length })} icon="image">
        <p>{t('photos.why')}</p>
        <Form action={tools.action('describePhotos', { step, id: about })} hidden={{ id: post.id }}>
          <PhotoFields post={post} tools={tools} action="describePhotos" />
          <div class="actions">
            <Button icon="check">{t('photos.save')}</Button>
            <Button kind="quiet" href={link()}>
              {t('photos.skip')}
            </Button>
          </div>
        </Form>
      </Card>
    </>
  )
}
