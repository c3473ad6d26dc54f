interface FiltersProps {
  readonly label: string
  /** Whether the label stands above the choices too; left out where the page says it all. */
  readonly titled?: boolean | undefined
  readonly items: readonly {
    readonly href: string
    readonly label: string
    readonly current: boolean
    readonly count?: number | undefined
  }[]
}

/** Choices that narrow a list, each a link of its own; a choice of nothing is shown with its 0. */
export function Filters({ label, titled = false, items }: FiltersProps) {
  return (
    <nav class="filters" aria-label={label}>
      {titled && (
        <p class="filters-title" aria-hidden="true">
          {label}
        </p>
      )}
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
