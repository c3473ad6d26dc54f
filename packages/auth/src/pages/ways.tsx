import type { ComponentChildren } from 'preact'

/** What else a visitor can do here: quiet buttons and links below each other. */
export function Ways({ children }: { readonly children: ComponentChildren }) {
  return <div class="ways">{children}</div>
}
