import { Button } from '@voordeur/core/ui'

interface LeadingPageProps {
  /** Where the browser is going. */
  readonly text: string
  readonly href: string
  /** For a browser that does not go by itself. */
  readonly label: string
}

/** Stands for a moment while the browser goes to somebody else's page, and longer where it does not go by itself. */
export function LeadingPage({ text, href, label }: LeadingPageProps) {
  return (
    <>
      <p>{text}</p>
      <Button href={href}>{label}</Button>
    </>
  )
}
