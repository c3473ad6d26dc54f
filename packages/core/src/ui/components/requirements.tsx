import { Icon } from './icon.tsx'

/** What a password must have. A script can tell of `length`, `lower`, `upper` and `digit` whether it has; the rest the server judges. */
export interface Requirement {
  readonly id: string
  readonly label: string
  /** In a few words, for the line that says what is missing still: "een hoofdletter". */
  readonly short?: string | undefined
  /** Number of characters of a `length`. */
  readonly count?: number | undefined
}

interface RequirementsProps {
  readonly items: readonly Requirement[]
  /** Id of the field in which the password is typed. */
  readonly field: string
  /** Stands before a requirement that is met, for who listens. */
  readonly met: string
}

/** The requirements of a password as a list; a script ticks them off while the password is typed. */
export function Requirements({ items, field, met }: RequirementsProps) {
  return (
    <ul class="requirements" data-requirements={field}>
      {items.map(({ id, label, short, count }) => (
        <li key={id} class="requirement" data-requirement={id} data-count={count} data-short={short}>
          <Icon name="dot" size={22} />
          <Icon name="circle-check" size={22} />
          <span>
            <span class="visually-hidden" hidden>
              {met}{' '}
            </span>
            {label}
          </span>
        </li>
      ))}
    </ul>
  )
}
