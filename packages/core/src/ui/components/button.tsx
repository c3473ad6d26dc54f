import type { ComponentChildren } from 'preact'
import { Icon } from './icon.tsx'

interface ButtonProps {
  readonly kind?: 'primary' | 'secondary' | 'quiet' | undefined
  /** With an address the button is a link that looks like one. */
  readonly href?: string | undefined
  readonly type?: 'submit' | 'button' | undefined
  readonly name?: string | undefined
  readonly value?: string | undefined
  readonly icon?: string | undefined
  readonly disabled?: boolean | undefined
  /** Another address than that of its form, to which the fields go without the files. */
  readonly formAction?: string | undefined
  /** Seconds that a script counts down in the button before it can be pressed; without scripts it can at once. */
  readonly countdown?: number | undefined
  readonly children: ComponentChildren
}

/** A button, or a link that looks like one. One primary button per page says what to do next. */
export function Button({
  kind = 'primary',
  href,
  type = 'submit',
  name,
  value,
  icon,
  disabled,
  formAction,
  countdown,
  children,
}: ButtonProps) {
  const className = `button button-${kind}`
  const inside = (
    <>
      {icon !== undefined && <Icon name={icon} size={22} />}
      <span>{children}</span>
    </>
  )
  if (href !== undefined)
    return (
      <a class={className} href={href}>
        {inside}
      </a>
    )
  return (
    <button
      class={className}
      type={type}
      name={name}
      value={value}
      disabled={disabled}
      formaction={formAction}
      formenctype={formAction === undefined ? undefined : 'application/x-www-form-urlencoded'}
      data-countdown={countdown}
    >
      {inside}
    </button>
  )
}
