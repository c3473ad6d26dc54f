import type { ComponentChildren } from 'preact'
import { Icon } from './icon.tsx'

type NoticeKind = 'info' | 'success' | 'warning' | 'error'

interface NoticeProps {
  readonly kind: NoticeKind
  readonly title?: string | undefined
  readonly children: ComponentChildren
}

const ICONS: Readonly<Record<NoticeKind, string>> = {
  info: 'info',
  success: 'circle-check',
  warning: 'triangle-alert',
  error: 'circle-alert',
}

/** A message that stands apart from the page; errors are spoken at once, the others when the reader is free. */
export function Notice({ kind, title, children }: NoticeProps) {
  return (
    <div class={`notice notice-${kind}`} role={kind === 'error' ? 'alert' : 'status'}>
      <Icon name={ICONS[kind]} />
      <div class="notice-body">
        {title !== undefined && <p class="notice-title">{title}</p>}
        {children}
      </div>
    </div>
  )
}
