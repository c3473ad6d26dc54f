import { Disclosure } from './disclosure.tsx'

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

const MANY = 6

/**
 * Choices that narrow a list, each a link of its own; a choice of nothing is shown with its 0. Many choices are folded on a
 * phone, behind a line that says which one stands.
 */
export function Filters(props: FiltersProps) {
  const { label, titled = false, items } = props
  if (items.length > MANY) return <ManyFilters {...props} />
  return (
    <nav class="filters" aria-label={label}>
      {titled && <FiltersTitle label={label} />}
      <Choices items={items} />
    </nav>
  )
}

function ManyFilters({ label, titled = false, items }: FiltersProps) {
  const chosen = items.find(({ current }) => current)?.label
  return (
    <nav class="filters filters-many" aria-label={label}>
      {titled && <FiltersTitle label={label} />}
      <Disclosure label={chosen === undefined ? label : `${label}: ${chosen}`}>
        <Choices items={items} />
      </Disclosure>
    </nav>
  )
}

function FiltersTitle({ label }: Pick<FiltersProps, 'label'>) {
  return (
    <p class="filters-title" aria-hidden="true">
      {label}
    </p>
  )
}

function Choices({ items }: Pick<FiltersProps, 'items'>) {
  return (
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
  )
}
