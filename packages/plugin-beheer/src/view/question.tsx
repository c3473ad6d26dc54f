import type { ViewTools } from '@voordeur/core'
import { Button, Card, Form } from '@voordeur/core/ui'
import { Problems } from '../problems.tsx'

interface QuestionProps {
  readonly tools: ViewTools
  /** The name of the action that is done after a yes. */
  readonly name: string
  /** What is asked, and what it means. */
  readonly title: string
  readonly text: string
  readonly yes: string
  /** The query of the page on which it is asked, and of the one to go back to. */
  readonly here: Readonly<Record<string, string>>
  readonly back: Readonly<Record<string, string>>
  readonly hidden: Readonly<Record<string, string>>
}

/** Asks before something is done that somebody else notices. */
export function Question({ tools, name, title, text, yes, here, back, hidden }: QuestionProps) {
  const { t, link, action } = tools
  return (
    <Card title={title} icon="circle-help">
      <Problems tools={tools} action={name} />
      <p>{text}</p>
      <Form action={action(name, here)} hidden={hidden}>
        <div class="actions">
          <Button>{yes}</Button>
          <Button kind="quiet" href={link({ query: back })}>
            {t('question.no')}
          </Button>
        </div>
      </Form>
    </Card>
  )
}
