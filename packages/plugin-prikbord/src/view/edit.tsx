import { Button, Card, Form, TextArea } from '@voordeur/core/ui'
import { PhotoFields } from './photo-fields.tsx'
import { Problems, toFormState } from './problems.tsx'
import type { StepProps } from './step.tsx'

/** The form in which somebody changes what they wrote. */
export function EditView({ page: { post, step, about }, tools }: StepProps) {
  const { t, link } = tools
  const isPost = about === post.id
  const action = isPost ? 'editPost' : 'editReply'
  const message = isPost ? post : post.replies.find(({ id }) => id === about)
  const { typed, errorOf } = toFormState(tools, action)
  return (
    <>
      <Problems tools={tools} action={action} />
      <Card title={t(isPost ? 'edit.title' : 'edit.title.reply')} icon="pencil">
        <Form action={tools.action(action, { step, id: about })} hidden={{ id: about }}>
          <TextArea
            name="text"
            label={t(isPost ? 'write.text' : 'reply.text')}
            hint={t('edit.hint')}
            value={typed('text') ?? message?.text}
            error={errorOf('text')}
            rows={8}
          />
          {isPost && <PhotoFields post={post} tools={tools} action={action} away />}
          <div class="actions">
            <Button icon="check">{t('edit.save')}</Button>
            <Button kind="quiet" href={link()}>
              {t('core.form.cancel')}
            </Button>
          </div>
        </Form>
      </Card>
    </>
  )
}
