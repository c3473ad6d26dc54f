interface ChoiceProps {
  readonly name: string
  readonly legend: string
  readonly options: readonly { readonly value: string; readonly label: string; readonly hint?: string | undefined }[]
  readonly value?: string | undefined
}

/** A question with a few answers of which one is chosen, each large enough for an unsteady hand. */
export function Choice({ name, legend, options, value }: ChoiceProps) {
  return (
    <fieldset class="choice">
      <legend class="field-label">{legend}</legend>
      {options.map((option) => (
        <label key={option.value} class="choice-option">
          <input type="radio" name={name} value={option.value} checked={option.value === value} />
          <span>
            {option.label}
            {option.hint !== undefined && <span class="field-hint">{option.hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
