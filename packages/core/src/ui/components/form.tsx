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
}

/** A form. The server judges every field, so that the browser's own bubbles stay away (`novalidate`). */
export function Form({ action, method = 'post', children, hidden = {}, files = false, gate }: FormProps) {
  return (
    <form class="form" method={method} action={action} encType={files ? 'multipart/form-data' : undefined} noValidate data-gate={gate}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
    </form>
  )
}
