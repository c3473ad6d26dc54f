import { Icon } from './icon.tsx'
import { TextField } from './text-field.tsx'

interface PasswordFieldProps {
  readonly name: string
  readonly label: string
  /** A password that is known, or one that is made now: a password manager offers the right thing. */
  readonly kind: 'current' | 'new'
  /** Says on the button what it does while the password is hidden, and while it is in view. */
  readonly reveal: { readonly show: string; readonly hide: string }
  /** The line under the field that a script fills while the password is typed, from the field's requirements. */
  readonly status?: { readonly missing: string; readonly done: string } | undefined
  readonly hint?: string | undefined
  readonly error?: string | undefined
  readonly maxlength?: number | undefined
}

/** A password, with a button to look at what was typed. The button needs a script, so that without one it is not there. */
export function PasswordField({ name, kind, reveal, status, ...field }: PasswordFieldProps) {
  return (
    <div class="password">
      <TextField {...field} name={name} type="password" autocomplete={`${kind}-password`} verbatim required />
      <button class="button button-quiet" type="button" aria-controls={name} data-reveal={name} data-hide={reveal.hide} hidden>
        <Icon name="eye" size={22} />
        <span>{reveal.show}</span>
        <span class="visually-hidden"> {field.label}</span>
      </button>
      {status && <p class="password-status" id={`${name}-status`} role="status" data-missing={status.missing} data-done={status.done} />}
    </div>
  )
}
