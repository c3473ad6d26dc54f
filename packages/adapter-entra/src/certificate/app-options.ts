import { z } from 'zod'
import { readCertificate } from './read-certificate.ts'

const LOOPBACK: readonly string[] = ['127.0.0.1', '[::1]', 'localhost']

/** An id of Entra, in lower case; `what` says which. */
export const Uuid = (what: string) =>
  z.guid({ message: `must be the ${what}, a UUID such as 2f1c8f0e-5a0b-4c55-9a53-0c1c8d5a7b11` }).transform((text) => text.toLowerCase())

/** Where Microsoft, or a stand-in on this machine, answers. */
export const Origin = z
  .url({ message: 'must be an address such as https://login.microsoftonline.com' })
  .transform((text) => new URL(text))
  .refine((url) => url.pathname === '/' && url.search === '' && url.username === '', {
    message: 'must be an origin alone, without a path',
  })
  .refine((url) => url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.includes(url.hostname)), {
    message: 'must be https; http is for a stand-in on this machine alone',
  })
  .transform((url) => url.origin)

/** A certificate that can sign. */
export const Certificate = z
  .strictObject({
    certificate: z.string().describe('The certificate, as PEM text.'),
    privateKey: z.string().describe('Its private key, as PEM text.'),
  })
  .transform((given, context) => {
    const read = readCertificate(given)
    if (!('problem' in read)) return read
    context.addIssue({ code: 'custom', message: read.problem })
    return z.NEVER
  })
