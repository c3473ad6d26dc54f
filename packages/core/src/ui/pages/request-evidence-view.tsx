import type { Translate } from '../../define/messages.ts'
import { Button } from '../components/button.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { FileField } from '../components/file-field.tsx'
import { Form } from '../components/form.tsx'
import { Notice } from '../components/notice.tsx'

interface RequestEvidenceViewProps {
  readonly t: Translate
  readonly organisation: string
  readonly action: string
  /** Staff see the request. */
  readonly isConfirmed: boolean
  /** The names of the files that are there. */
  readonly evidence: readonly string[]
  /** How many more can be sent. */
  readonly room: number
  /** What is wrong with the files that were chosen, said in full. */
  readonly problems: readonly string[]
}

/** Where somebody who confirmed sends evidence along; on a ground that needs it, only with it the request is complete. */
export function RequestEvidenceView({ t, organisation, action, isConfirmed, evidence, room, problems }: RequestEvidenceViewProps) {
  return (
    <>
      <ErrorSummary title={t('core.form.errors')} errors={problems.map((message) => ({ field: 'evidence', message }))} />
      {isConfirmed ? (
        <Notice kind="success">
          <p>{t('core.request.done.text', { organisation })}</p>
        </Notice>
      ) : (
        <p>{t('core.request.evidence.needed')}</p>
      )}
      {evidence.length > 0 && (
        <>
          <p>{t('core.request.evidence.there')}</p>
          <ul class="error-list">
            {evidence.map((name, index) => (
              <li key={index}>{name}</li>
            ))}
          </ul>
        </>
      )}
      {room > 0 && (
        <Form action={action} files>
          <FileField
            name="evidence"
            label={t(evidence.length > 0 ? 'core.request.evidence.more' : 'core.request.evidence')}
            t={t}
            accepts={['photo', 'pdf']}
            most={room}
            hint={t('core.request.evidence.hint')}
            error={problems}
            required
          />
          <Button kind={isConfirmed ? 'secondary' : 'primary'} icon="send">
            {t('core.request.evidence.send')}
          </Button>
        </Form>
      )}
    </>
  )
}
