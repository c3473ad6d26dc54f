import type { ComponentChildren } from 'preact'
import { Icon } from './icon.tsx'

interface CardProps {
  readonly title?: string | undefined
  readonly icon?: string | undefined
  /** Anchor of the card. */
  readonly id?: string | undefined
  readonly children: ComponentChildren
}

/** A sheet of paper on the page: one subject, with its heading. */
export function Card({ title, icon, id, children }: CardProps) {
  return (
    <section class="card" id={id}>
      {title !== undefined && (
        <h2 class="card-title">
          {icon !== undefined && <Icon name={icon} />}
          <span>{title}</span>
        </h2>
      )}
      {children}
    </section>
  )
}
