import { createHmac } from 'node:crypto'
import { z } from 'zod'
import type { PortalKeys } from '../../define/portal-keys.ts'
import { Basis } from '../../define/viewer.ts'

const Content = z.strictObject({
  name: z.string(),
  email: z.string(),
  phone: z.string().exactOptional(),
  clientName: z.string(),
  clientBornOn: z.string().exactOptional(),
  clientNumber: z.string().exactOptional(),
  basis: Basis,
  explanation: z.string().exactOptional(),
  /** The language in which it was asked. */
  locale: z.enum(['nl', 'en']),
})

/** What somebody wrote to ask for access; nothing of it was checked against anything. */
export type RequestContent = Readonly<z.infer<typeof Content>>

/** Closes what people sent, for as long as it is kept: a copy of the database tells nothing of it. */
export interface RequestSeal {
  readonly closeContent: (id: string, content: RequestContent) => Uint8Array
  /** Throws when it was closed with another secret or for another request, or was changed. */
  readonly openContent: (id: string, closed: Uint8Array) => RequestContent
  /** Closes the bytes of a file or a text, under the name of what they are. */
  readonly close: (name: string, bytes: Uint8Array) => Uint8Array
  readonly open: (name: string, closed: Uint8Array) => Uint8Array
  /** A keyed digest of a mail address or a network, the same for the same one, by which is counted. */
  readonly digest: (email: string) => string
}

/** The purpose under which requests are sealed. */
export const REQUEST_PURPOSE = 'access request'

/** A seal with key material of the portal. */
export function createRequestSeal({ secret, seal }: Pick<PortalKeys, 'secret' | 'seal'>): RequestSeal {
  const { close, open } = seal(REQUEST_PURPOSE)
  return {
    closeContent: (id, content) => close(`content ${id}`, Buffer.from(JSON.stringify(content))),
    openContent: (id, closed) => Content.parse(JSON.parse(Buffer.from(open(`content ${id}`, closed)).toString('utf8'))),
    close,
    open,
    digest: (email) => createHmac('sha256', secret('access request address')).update(email.toLowerCase()).digest('base64url'),
  }
}
