import { Icon } from './icon.tsx'

interface CheckBoxProps {
  readonly name: string
  readonly label: string
  readonly hint?: string | undefined
  readonly checked?: boolean | undefined
  /** What is wrong and how to mend it. */
  readonly error?: string | undefined
}

/** One thing to agree to or not, large enough for an unsteady hand. Ticked it posts `on`, otherwise nothing. */
export function CheckBox({ error, ...box }: CheckBoxProps) {
  if (error === undefined) return <Box {...box} />
  return (
    <div class="field-invalid">
      <p class="field-error" id={`${box.name}-error`}>
        <Icon name="circle-alert" size={20} /> <span>{error}</span>
      </p>
      <Box {...box} isWrong />
    </div>
  )
}

function Box({ name, label, hint, checked = false, isWrong = false }: Omit<CheckBoxProps, 'error'> & { readonly isWrong?: boolean }) {
  const wrong = isWrong ? ({ id: name, 'aria-invalid': 'true', 'aria-describedby': `${name}-error` } as const) : {}
  return (
    <label class="choice-option">
      <input type="checkbox" name={name} checked={checked} {...wrong} />
      <span>
        {label}
        {hint !== undefined && <span class="field-hint">{hint}</span>}
      </span>
    </label>
  )
}
