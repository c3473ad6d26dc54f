import type { ViewTools } from '@voordeur/core'
import { Button, ErrorSummary, FileField, Form, TextArea } from '@voordeur/core/ui'
import type { ComponentChildren } from 'preact'
import { ATTACHMENTS } from '../writing/attachments.ts'
import type { FormState } from './form-state.ts'

interface MessageFormProps {
  readonly action: 'send' | 'reply' | 'answer'
  /** The query of the page on which it stands. */
  readonly query: Readonly<Record<string, string>>
  readonly state: FormState
  readonly takesFiles: boolean
  readonly tools: ViewTools
  readonly hidden?: Readonly<Record<string, string>>
  readonly send: string
  /** The questions before the text. */
  readonly children?: ComponentChildren
}

/** The form of a message: what is asked first, its text, its files, and the ways to send it and to keep it for later. */
export function MessageForm({ action, query, state, tools, takesFiles, hidden = {}, send, children }: MessageFormProps) {
  const { t } = tools
  const saving = tools.action('saveDraft', query)
  return (
    <>
      <ErrorSummary title={t('write.problems')} errors={state.errors} />
      <Form
        action={tools.action(action, query)}
        hidden={{ key: tools.key(action), ...hidden }}
        files={takesFiles}
        draft={{ action: saving, saved: t('draft.saved'), failed: t('draft.failed') }}
      >
        {children}
        <TextArea
          name="text"
          label={t('write.text')}
          value={state.values['text']}
          error={state.errorOf('text')}
          hint={t('write.final')}
          rows={action === 'send' ? 8 : 5}
        />
        {takesFiles && (
          <FileField
            name="files"
            label={t('write.files')}
            t={t}
            {...ATTACHMENTS}
            error={state.errors.filter(({ field }) => field === 'files').map(({ message }) => message)}
          />
        )}
        <div class="actions">
          <Button icon="send">{send}</Button>
          <Button kind="secondary" formAction={saving}>
            {t('draft.save')}
          </Button>
        </div>
      </Form>
    </>
  )
}
