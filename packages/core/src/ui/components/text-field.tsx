import { h } from 'preact'
import { Explanation, toDescribedBy } from './explanation.tsx'

interface TextFieldProps {
  readonly name: string
  readonly label: string
  /** Default `text`. */
  readonly type?: 'text' | 'email' | 'tel' | 'password' | 'search' | 'date' | 'time' | 'number' | undefined
  readonly value?: string | undefined
  readonly hint?: string | undefined
  /** What is wrong and how to mend it; what was typed stays in the field. */
  readonly error?: string | undefined
  readonly autocomplete?: string | undefined
  readonly inputmode?: string | undefined
  readonly required?: boolean | undefined
  readonly minlength?: number | undefined
  readonly maxlength?: number | undefined
  /** What is typed must arrive letter by letter (a user name, a code): a phone adds no capitals and corrects nothing. */
  readonly verbatim?: boolean | undefined
  /** Id of the input, when one page asks the same name twice. Default: the name. */
  readonly id?: string | undefined
}

const VERBATIM = { autocapitalize: 'none', autocorrect: 'off', spellcheck: false } as const

/** One question of a form: label above, hint and error between label and field, tied together for who listens. */
export function TextField({ id, name, label, type = 'text', hint, error, verbatim = false, ...input }: TextFieldProps) {
  const fieldId = id ?? name
  return (
    <div class={error ? 'field field-invalid' : 'field'}>
      <label class="field-label" for={fieldId}>
        {label}
      </label>
      <Explanation fieldId={fieldId} hint={hint} error={error} />
      {h('input', {
        class: 'field-input',
        id: fieldId,
        name,
        type,
        ...input,
        ...(verbatim ? VERBATIM : {}),
        'aria-describedby': toDescribedBy({ fieldId, hint, error }),
        'aria-invalid': error ? 'true' : undefined,
      })}
    </div>
  )
}
