import type { ComponentChildren } from 'preact'

interface FormProps {
  readonly action: string
  readonly children: ComponentChildren
  /** Fields that travel along unseen. */
  readonly hidden?: Readonly<Record<string, string>> | undefined
}

/** A form that posts. The server judges every field, so that the browser's own bubbles stay away (`novalidate`). */
export function Form({ action, children, hidden = {} }: FormProps) {
  return (
    <form class="form" method="post" action={action} noValidate>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
    </form>
  )
}
