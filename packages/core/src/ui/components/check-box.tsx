interface CheckBoxProps {
  readonly name: string
  readonly label: string
  readonly hint?: string | undefined
  readonly checked?: boolean | undefined
}

/** One thing to agree to or not, large enough for an unsteady hand. Ticked it posts `on`, otherwise nothing. */
export function CheckBox({ name, label, hint, checked = false }: CheckBoxProps) {
  return (
    <label class="choice-option">
      <input type="checkbox" name={name} checked={checked} />
      <span>
        {label}
        {hint !== undefined && <span class="field-hint">{hint}</span>}
      </span>
    </label>
  )
}
