interface FiltersProps {
  readonly label: string
  readonly items: readonly {
    readonly href: string
    readonly label: string
    readonly current: boolean
    readonly count?: number | undefined
  }[]
}

/** Choices that narrow a list, each a link of its own; a choice of nothing is shown with its 0. */
export function Filters({ label, items }: FiltersProps) {
  return (
    <nav class="filters" aria-label={label}>
      <ul>
        {items.map((item) => (
          <li key={item.href}>
            <a class="filter" href={item.href} aria-current={item.current ? 'true' : undefined}>
              {item.label}
              {item.count !== undefined && <span class="filter-count"> {item.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
