import { Button, Card, Form, LiveRegion, TextArea } from '@voordeur/core/ui'
import { Back } from './back.tsx'
import { Post } from './post.tsx'
import { Problems, toFormState } from './problems.tsx'
import type { StepProps } from './step.tsx'

/** One message with all that was replied to it, and the form for a reply. */
export function OpenView({ page: { post, step, about }, tools }: StepProps) {
  const { t } = tools
  const { typed, errorOf } = toFormState(tools, 'reply')
  const canReply = tools.may('reply') && !post.deleted && post.hidden === undefined
  return (
    <>
      <Back tools={tools} />
      <Problems tools={tools} action="reply" />
      <LiveRegion id="board-post">
        <Post post={post} tools={tools} alone />
      </LiveRegion>
      {canReply && (
        <Card title={t('reply.title')} icon="reply">
          <Form action={tools.action('reply', { step, id: about })} hidden={{ key: tools.key('reply'), post: post.id }}>
            <TextArea
              name="text"
              label={t('reply.text')}
              hint={t('reply.text.hint')}
              value={typed('text')}
              error={errorOf('text')}
              rows={5}
            />
            <Button icon="send">{t('reply.send')}</Button>
          </Form>
        </Card>
      )}
    </>
  )
}
