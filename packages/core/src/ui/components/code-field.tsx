import { TextField } from './text-field.tsx'

interface CodeFieldProps {
  readonly name: string
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
}

// Six digits, and the spaces that people put between them.
const CODE_MAX = 12

/** A code from a phone: a keyboard of digits, filled in by the phone itself where it can, and free to be pasted. */
export function CodeField(props: CodeFieldProps) {
  return <TextField {...props} inputmode="numeric" autocomplete="one-time-code" maxlength={CODE_MAX} verbatim required />
}
