import type { ComponentChildren } from 'preact'
import { toInitials } from '../initials.ts'

interface WrittenByProps {
  readonly name: string
  /** When, and what else is to be said of it; each in an element of its own. */
  readonly meta: ComponentChildren
  /** Heading level of the name; default 2. */
  readonly level?: 2 | 3 | undefined
  /** Anchor of it. */
  readonly id?: string | undefined
  readonly children: ComponentChildren
}

/** Something that a person wrote: who, when, and what. A name can't turn around the text beside it. */
export function WrittenBy({ name, meta, level = 2, id, children }: WrittenByProps) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <article class="written" id={id}>
      <span class="person-mark" aria-hidden="true">
        {toInitials(name)}
      </span>
      <div class="written-head">
        <Heading class="written-name">
          <bdi>{name}</bdi>
        </Heading>
        <p class="event-meta">{meta}</p>
      </div>
      <div class="written-body">{children}</div>
    </article>
  )
}
