import { Icon } from './icon.tsx'

interface CopyFieldProps {
  readonly name: string
  readonly label: string
  /** What is copied; it can be selected, and not be changed. */
  readonly value: string
  readonly copy: string
  /** What is said when it was copied. */
  readonly copied: string
}

/** Something to be taken elsewhere letter by letter, with a button that copies it. The button needs a script, so that without one it is not there. */
export function CopyField({ name, label, value, copy, copied }: CopyFieldProps) {
  return (
    <div class="copy">
      <div class="field">
        <label class="field-label" for={name}>
          {label}
        </label>
        <input class="field-input" id={name} type="text" value={value} readOnly spellcheck={false} autocomplete="off" />
      </div>
      <button class="button button-secondary" type="button" data-copy={name} data-copied={copied} hidden>
        <Icon name="copy" size={22} />
        <span>{copy}</span>
      </button>
      <p id={`${name}-copied`} role="status" />
    </div>
  )
}
