import { h } from 'preact'
import { Explanation, toDescribedBy } from './explanation.tsx'

interface TextAreaProps {
  readonly name: string
  readonly label: string
  readonly value?: string | undefined
  readonly hint?: string | undefined
  /** What is wrong and how to mend it; what was typed stays in the field. */
  readonly error?: string | undefined
  /** How many lines are seen at once; default 6. */
  readonly rows?: number | undefined
  /** Id of the field, when one page asks the same name twice. Default: the name. */
  readonly id?: string | undefined
}

/** A question that is answered in more than a line. It sets no `maxlength`: what is too long is told, and never cut off while it is pasted. */
export function TextArea({ id, name, label, value = '', hint, error, rows = 6 }: TextAreaProps) {
  const fieldId = id ?? name
  return (
    <div class={error ? 'field field-invalid' : 'field'}>
      <label class="field-label" for={fieldId}>
        {label}
      </label>
      <Explanation fieldId={fieldId} hint={hint} error={error} />
      {h('textarea', {
        class: 'field-input',
        id: fieldId,
        name,
        rows,
        // A browser drops the first line break in the element: one of ours goes before it.
        defaultValue: value.startsWith('\n') ? `\n${value}` : value,
        'aria-describedby': toDescribedBy({ fieldId, hint, error }),
        'aria-invalid': error ? 'true' : undefined,
      })}
    </div>
  )
}
