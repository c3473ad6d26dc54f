import type { ViewTools } from '@voordeur/core'
import { Button, Form } from '@voordeur/core/ui'
import type { ComponentChildren } from 'preact'
import type { ShownMessage } from '../board/shown.ts'

interface MessageActionsProps {
  readonly message: ShownMessage
  /** Of what they are, for who hears the buttons one after another. */
  readonly of: string
  readonly tools: ViewTools
  readonly children?: ComponentChildren
}

/** What this reader may do with a message; on the screen only, and nothing for who looks as somebody else. */
export function MessageActions({ message: { id, may }, of, tools, children }: MessageActionsProps) {
  const { t, link } = tools
  const acts = tools.may('remove')
  const steps = acts ? STEPS.filter((step) => may[step]) : []
  const shows = acts && may.show
  if (!children && steps.length === 0 && !shows) return null
  return (
    <div class="actions written-actions">
      {children}
      {steps.map((step) => (
        <Button key={step} kind="quiet" href={link({ query: { step, id } })} icon={ICONS[step]}>
          {t(`board.${step}`)}
          <span class="visually-hidden">: {of}</span>
        </Button>
      ))}
      {shows && <ShowAgain id={id} of={of} tools={tools} />}
    </div>
  )
}

function ShowAgain({ id, of, tools: { t, action } }: { readonly id: string } & Pick<MessageActionsProps, 'of' | 'tools'>) {
  return (
    <Form action={action('show')} hidden={{ id }}>
      <Button kind="secondary" icon="eye">
        {t('board.show')}
        <span class="visually-hidden">: {of}</span>
      </Button>
    </Form>
  )
}

const STEPS = ['edit', 'remove', 'hide'] as const
const ICONS = { edit: 'pencil', remove: 'trash-2', hide: 'eye-off' } as const
