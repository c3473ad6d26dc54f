import { Icon } from './icon.tsx'

interface ChoiceProps {
  readonly name: string
  readonly legend: string
  readonly options: readonly ChoiceOption[]
  readonly value?: string | undefined
  readonly required?: boolean | undefined
  /** What is wrong and how to mend it. */
  readonly error?: string | undefined
}

interface ChoiceOption {
  readonly value: string
  readonly label: string
  readonly hint?: string | undefined
  /** Name of an icon before the label; it is decoration, and says nothing that the label does not. */
  readonly icon?: string | undefined
}

/** A question with a few answers of which one is chosen, each large enough for an unsteady hand. */
export function Choice({ name, legend, options, value, required, error }: ChoiceProps) {
  return (
    <fieldset class={error === undefined ? 'choice' : 'choice field-invalid'} id={name} aria-describedby={error && `${name}-error`}>
      <legend class="field-label">{legend}</legend>
      {error !== undefined && (
        <p class="field-error" id={`${name}-error`}>
          <Icon name="circle-alert" size={20} /> <span>{error}</span>
        </p>
      )}
      {options.map((option) => (
        <label key={option.value} class="choice-option">
          <input type="radio" name={name} value={option.value} checked={option.value === value} required={required} />
          {option.icon !== undefined && <Icon name={option.icon} size={28} />}
          <span>
            {option.label}
            {option.hint !== undefined && <span class="field-hint">{option.hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
