import type { ComponentChildren } from 'preact'
import { Icon } from './icon.tsx'

interface DisclosureProps {
  readonly label: string
  /** Of what, for who hears the line by itself. */
  readonly about?: string | undefined
  readonly icon?: string | undefined
  readonly open?: boolean | undefined
  /** Whether it is part of what is read, and stands on paper, opened. */
  readonly onPaper?: boolean | undefined
  readonly children: ComponentChildren
}

/** What most readers don't need, behind a line that opens it; the browser does it, without scripts. */
export function Disclosure({ label, about, icon, open, onPaper = false, children }: DisclosureProps) {
  return (
    <details class={onPaper ? 'disclosure disclosure-kept' : 'disclosure'} open={open}>
      <summary>
        {icon !== undefined && <Icon name={icon} size={22} />}
        <span>
          {label}
          {about !== undefined && <span class="visually-hidden">: {about}</span>}
        </span>
        <Icon name="chevron-down" size={22} />
      </summary>
      <div class="disclosure-body">{children}</div>
    </details>
  )
}
