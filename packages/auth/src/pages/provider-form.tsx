import { Button, Form } from '@voordeur/core/ui'

interface ProviderFormProps {
  /** Where the form posts to. */
  readonly action: string
  /** Where to go when somebody is signed in. */
  readonly next: string
  readonly label: string
  /** For who is not the one this page is made for. */
  readonly isQuiet: boolean
}

/** One button that leads to an identity provider. It is a form: a link could be followed by who was sent it. */
export function ProviderForm({ action, next, label, isQuiet }: ProviderFormProps) {
  return (
    <Form action={action} hidden={{ next }}>
      <Button type="submit" kind={isQuiet ? 'quiet' : 'primary'}>
        {label}
      </Button>
    </Form>
  )
}
