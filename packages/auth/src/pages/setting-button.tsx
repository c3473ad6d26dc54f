import { Button, Form } from '@voordeur/core/ui'

interface SettingButtonProps {
  /** What the button says: "Vergeten". */
  readonly label: string
  /** Of what, for who hears the button without its row. */
  readonly of: string
  readonly action: string
  /** What is posted as `do`. */
  readonly what: string
  /** What is posted as `id`, when there are more. */
  readonly id?: string | undefined
}

/** A button that ends or removes something, at the end of its row. */
export function SettingButton({ label, of, action, what, id }: SettingButtonProps) {
  return (
    <Form action={action} hidden={id === undefined ? {} : { id }}>
      <Button kind="secondary" name="do" value={what}>
        {label}
        <span class="visually-hidden"> {of}</span>
      </Button>
    </Form>
  )
}
