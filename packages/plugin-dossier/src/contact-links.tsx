import type { Telecom } from '@voordeur/core/care'
import type { ComponentChild } from 'preact'

const EMAIL = /^[^\s@?&#<>"]+@[^\s@?&#<>"]+$/

/** The address behind a phone number or mail address; undefined when it can not be called or written to. */
export function toTelecomHref(telecom: Telecom): string | undefined {
  if (telecom.kind === 'email') return EMAIL.test(telecom.value) ? `mailto:${telecom.value}` : undefined
  if (telecom.kind !== 'phone' && telecom.kind !== 'mobile') return undefined
  const digits = telecom.value.replace(/\(0\)/, '').replace(/[\s().-]/g, '')
  return /^\+?\d{3,15}$/.test(digits) ? `tel:${digits}` : undefined
}

/** A phone number or mail address as a link where one can be made. */
export function TelecomLink({ telecom }: { readonly telecom: Telecom }): ComponentChild {
  const href = toTelecomHref(telecom)
  return href === undefined ? (
    telecom.value
  ) : (
    <a href={href}>{telecom.kind === 'email' ? <MailAddress value={telecom.value} /> : telecom.value}</a>
  )
}

/** A mail address that breaks behind its @ where there is little room. */
function MailAddress({ value }: { readonly value: string }): ComponentChild {
  const [name, host] = value.split('@')
  return (
    <>
      {name}@<wbr />
      {host}
    </>
  )
}
