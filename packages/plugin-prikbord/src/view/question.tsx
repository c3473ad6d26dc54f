import type { ViewTools } from '@voordeur/core'
import { Button, Card, Form, LinkedText, WrittenBy } from '@voordeur/core/ui'
import type { ShownPost } from '../board/shown.ts'
import { MessageMeta } from './message-meta.tsx'
import type { StepProps } from './step.tsx'

interface QuestionProps extends StepProps {
  readonly step: 'remove' | 'hide'
}

/** Asks first: what goes away, for whom, and whether it can come back. */
export function QuestionView({ page: { post, about }, step, tools }: QuestionProps) {
  const { t, link } = tools
  const message = [post, ...post.replies].find(({ id }) => id === about) ?? post
  const isPost = message === post
  const { author = '' } = message
  return (
    <Card title={t(isPost ? `${step}.title` : `${step}.title.reply`)}>
      <WrittenBy level={3} name={author} meta={<MessageMeta message={message} tools={tools} />}>
        <LinkedText text={message.text} />
      </WrittenBy>
      <p>{t(`${step}.text`, { author })}</p>
      {isPost && <WhatGoesToo post={post} step={step} t={t} />}
      <Form action={tools.action(step)} hidden={{ id: about }}>
        <div class="actions">
          <Button icon={step === 'remove' ? 'trash-2' : 'eye-off'}>{t(`${step}.yes`)}</Button>
          <Button kind="secondary" href={link()}>
            {t(`${step}.no`)}
          </Button>
        </div>
      </Form>
    </Card>
  )
}

function WhatGoesToo({ post, step, t }: Pick<QuestionProps, 'step'> & { readonly post: ShownPost; readonly t: ViewTools['t'] }) {
  const keys = step === 'hide' ? listHiddenToo(post) : listRemovedToo(post)
  return keys.map((key) => <p key={key}>{t(key)}</p>)
}

function listHiddenToo({ replies }: ShownPost): readonly string[] {
  return replies.length > 0 ? ['hide.replies'] : []
}

function listRemovedToo({ photos, replies }: ShownPost): readonly string[] {
  return [
    ...(photos.length > 0 ? ['remove.photos'] : []),
    ...(replies.some(({ own }) => own) ? ['remove.replies.own'] : []),
    ...(replies.some(({ own }) => !own) ? ['remove.replies.others'] : []),
  ]
}
