import { z } from 'zod'

// One address as in RFC 5321, without the forms that exist to confuse: quoted local parts, routes (`%`, `!`), a leading
// dash, anything outside ASCII (look-alike letters, a full-width @). A domain with other letters is written in punycode.
const LOCAL = String.raw`(?!-)[A-Za-z0-9#$&'*+/=?^_{|}~-]+(?:\.[A-Za-z0-9#$&'*+/=?^_{|}~-]+)*`
const LABEL = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?'
const ADDRESS = new RegExp(`^(?=.{1,254}$)(?=[^@]{1,64}@)${LOCAL}@${LABEL}(?:\\.${LABEL})+$`)

/** One mail address, as the world outside will read it too. */
export const MailAddress = z.string().regex(ADDRESS, 'must be one plain mail address')

/** The address of an account: one that mail can be sent to, in lower case. Every place that takes one takes the same. */
export const EmailAddress = MailAddress.transform((value) => value.toLowerCase())
