import type { ComponentChildren } from 'preact'
import { toInitials } from '../initials.ts'
import { Icon } from './icon.tsx'

interface PersonCardProps {
  readonly name: string
  readonly role?: string | undefined
  /** In place of the initials. */
  readonly icon?: string | undefined
  /** A short mark beside the name, such as "Eerste contactpersoon". */
  readonly badge?: string | undefined
  readonly children?: ComponentChildren | undefined
}

/** A person: initials or an icon, name, role, and how to reach them. */
export function PersonCard({ name, role, icon, badge, children }: PersonCardProps) {
  return (
    <section class="person">
      <span class="person-mark" aria-hidden="true">
        {icon === undefined ? toInitials(name) : <Icon name={icon} />}
      </span>
      <div class="person-body">
        <h2 class="person-name">{name}</h2>
        {role !== undefined && <p class="person-role">{role}</p>}
        {badge !== undefined && <p class="badge">{badge}</p>}
        {children}
      </div>
    </section>
  )
}
