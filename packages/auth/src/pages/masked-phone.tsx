import type { Translate } from '@voordeur/core'

interface MaskedPhoneProps {
  readonly t: Translate
  /** Such as `06 •••• ••78`: its last digits can be read. */
  readonly masked: string
}

/** A number of which only the end is shown; who listens hears that end and no row of bullets. */
export function MaskedPhone({ t, masked }: MaskedPhoneProps) {
  const digits = /\d+$/u.exec(masked)?.[0]
  if (digits === undefined) return <span class="code-to">{masked}</span>
  return (
    <>
      <span class="code-to" aria-hidden="true">
        {masked}
      </span>
      <span class="visually-hidden">{t('code.endsWith', { digits: Array.from(digits).join(' ') })}</span>
    </>
  )
}
