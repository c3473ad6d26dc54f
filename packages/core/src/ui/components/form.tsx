import type { ComponentChildren } from 'preact'

interface FormProps {
  readonly action: string
  /** Default `post`; a form that only looks for something is a `get`. */
  readonly method?: 'get' | 'post' | undefined
  readonly children: ComponentChildren
  /** Fields that travel along unseen. */
  readonly hidden?: Readonly<Record<string, string>> | undefined
  /** Whether the form has file fields: it is sent as `multipart/form-data`. */
  readonly files?: boolean | undefined
  /** What a script waits for before the form can be sent: every required answer, or one tick. Without scripts the server says it. */
  readonly gate?: 'complete' | 'ticked' | undefined
  /** Whether its tick is there only when the page was read to the end; a script sees to it. Says how that stands in an element `[data-unread]`. */
  readonly readFirst?: boolean | undefined
  /** Where a script keeps what is typed every few seconds, so that a session that ends costs no text. */
  readonly draft?: FormDraft | undefined
}

/** Where what is typed is kept, and what is said of it. */
interface FormDraft {
  readonly action: string
  readonly saved: string
  /** Said when it could not be kept. */
  readonly failed: string
}

/** A form. The server judges every field, so that the browser's own bubbles stay away (`novalidate`). */
export function Form({ action, method = 'post', children, hidden = {}, files = false, gate, readFirst = false, draft }: FormProps) {
  const encType = files ? 'multipart/form-data' : undefined
  return (
    <form
      class="form"
      method={method}
      action={action}
      encType={encType}
      noValidate
      data-gate={gate}
      data-read-first={readFirst ? '' : undefined}
      data-draft={draft?.action}
    >
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      {draft && <p class="draft-said" role="status" data-saved={draft.saved} data-failed={draft.failed} />}
    </form>
  )
}
