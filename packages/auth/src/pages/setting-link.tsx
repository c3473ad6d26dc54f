import { Button } from '@voordeur/core/ui'

interface SettingLinkProps {
  /** What the link says: "Wijzigen". */
  readonly label: string
  /** Of what, for who hears the link without its row. */
  readonly of: string
  readonly href: string
}

/** The way to change something, at the end of its row. */
export function SettingLink({ label, of, href }: SettingLinkProps) {
  return (
    <Button kind="secondary" href={href}>
      {label}
      <span class="visually-hidden"> {of}</span>
    </Button>
  )
}
