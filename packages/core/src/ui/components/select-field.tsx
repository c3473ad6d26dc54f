import { h } from 'preact'

interface SelectFieldProps {
  readonly name: string
  readonly label: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly value?: string | undefined
}

/** One answer out of a list that is too long to stand on the page. */
export function SelectField({ name, label, options, value = '' }: SelectFieldProps) {
  return (
    <div class="field">
      <label class="field-label" for={name}>
        {label}
      </label>
      {h(
        'select',
        { class: 'field-input', id: name, name },
        options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        )),
      )}
    </div>
  )
}
