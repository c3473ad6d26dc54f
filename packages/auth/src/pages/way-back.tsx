import { Button } from '@voordeur/core/ui'
import type { ComponentChildren } from 'preact'
import { Ways } from './ways.tsx'

interface WayBackProps {
  readonly href: string
  readonly children: ComponentChildren
}

/** The way back from a page, where it is the only other thing to do. */
export function WayBack({ href, children }: WayBackProps) {
  return (
    <Ways>
      <Button kind="quiet" icon="arrow-left" href={href}>
        {children}
      </Button>
    </Ways>
  )
}
