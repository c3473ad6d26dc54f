import type { ComponentChild } from 'preact'

/** Something that is set: what, how it is set now, and the way to change it. */
export interface Setting {
  /** Tells it from the others in the list. */
  readonly id: string
  readonly name: ComponentChild
  readonly value?: ComponentChild
  readonly action?: ComponentChild
}

/** A list of what is set, each with the way to change it at the same place. */
export function Settings({ items }: { readonly items: readonly Setting[] }) {
  return (
    <ul class="settings" role="list">
      {items.map(({ id, name, value, action }) => (
        <li key={id} class="setting">
          <div class="setting-body">
            <p class="setting-name">{name}</p>
            {value !== undefined && <div class="setting-value">{value}</div>}
          </div>
          {action !== undefined && <div class="setting-action">{action}</div>}
        </li>
      ))}
    </ul>
  )
}
