import { Icon } from './icon.tsx'

interface TabsProps {
  /** With an id its numbers change along when the page shows by itself what is new. */
  readonly id?: string | undefined
  readonly label: string
  readonly items: readonly {
    readonly href: string
    readonly label: string
    readonly icon: string
    readonly current: boolean
    /** Number of unread items, with the words that say so. */
    readonly badge?: { readonly count: number; readonly label: string } | undefined
  }[]
}

/** The tabs of a panel. They are links between pages, so a navigation list and not ARIA tabs. */
export function Tabs({ id, label, items }: TabsProps) {
  return (
    <nav class="tabs" aria-label={label} id={id} data-live={id && 'also'}>
      <ul>
        {items.map((item) => (
          <li key={item.href}>
            <a class="tab" href={item.href} aria-current={item.current ? 'page' : undefined}>
              <Icon name={item.icon} size={22} />
              <span class="tab-label">{item.label}</span>
              {item.badge !== undefined && item.badge.count > 0 && <Count {...item.badge} />}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Count({ count, label }: { readonly count: number; readonly label: string }) {
  return (
    <>
      <span class="count" aria-hidden="true">
        {count}
      </span>
      <span class="visually-hidden">{label}</span>
    </>
  )
}
