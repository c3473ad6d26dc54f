import { TextField } from '@voordeur/core/ui'

// RFC 5321, 4.5.3.1.3: a path holds 256 octets, its angle brackets included.
const EMAIL_MAX = 254

interface EmailFieldProps {
  readonly label: string
  readonly value: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
}

/** The question for an e-mail address, posted as `email`. */
export function EmailField(props: EmailFieldProps) {
  return <TextField {...props} name="email" type="email" autocomplete="email" maxlength={EMAIL_MAX} required />
}
