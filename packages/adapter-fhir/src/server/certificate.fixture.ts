import { createPrivateKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'

/** A certificate and its private key, as PEM. */
export interface Identity {
  readonly cert: string
  readonly key: string
}

interface Wanted {
  readonly name: string
  readonly from?: Date
  readonly to?: Date
}

const HOUR = 60 * 60 * 1000

/** An authority made for one test; what it signs is trusted by whoever trusts `ca`. */
export function createAuthority(): { readonly ca: string; readonly issue: (wanted: Wanted) => Identity } {
  const keys = createKeys()
  const ca = toPem(certify({ name: 'Test CA' }, { subject: keys.publicKey, signer: keys.privateKey, isAuthority: true }))
  return {
    ca,
    issue(wanted) {
      const { publicKey, privateKey } = createKeys()
      const certificate = certify(wanted, { subject: publicKey, signer: keys.privateKey, isAuthority: false })
      return { cert: toPem(certificate), key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() }
    },
  }
}

/** The same key behind a passphrase. */
export function lockKey(key: string, passphrase: string): string {
  return createPrivateKey(key).export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase }).toString()
}

function createKeys(): { readonly publicKey: KeyObject; readonly privateKey: KeyObject } {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' })
}

// Node makes keys but no certificates: these few fields of RFC 5280 in DER are all that a TLS connection asks for.
function certify(
  { name, from = new Date(Date.now() - HOUR), to = new Date(Date.now() + 365 * 24 * HOUR) }: Wanted,
  { subject, signer, isAuthority }: { subject: KeyObject; signer: KeyObject; isAuthority: boolean },
): Buffer {
  const ecdsaWithSha256 = der(0x30, oid('2a8648ce3d040302'))
  const extensions = isAuthority
    ? [der(0x30, oid('551d13'), der(0x01, Buffer.from([0xff])), der(0x04, der(0x30, der(0x01, Buffer.from([0xff])))))]
    : [der(0x30, oid('551d11'), der(0x04, der(0x30, der(0x87, Buffer.from([127, 0, 0, 1])))))]
  const body = der(
    0x30,
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1, ...crypto.getRandomValues(new Uint8Array(8))])),
    ecdsaWithSha256,
    toName('Test CA'),
    der(0x30, toTime(from), toTime(to)),
    toName(name),
    subject.export({ type: 'spki', format: 'der' }),
    der(0xa3, der(0x30, ...extensions)),
  )
  const signature = sign('sha256', body, signer)
  return der(0x30, body, ecdsaWithSha256, der(0x03, Buffer.from([0]), signature))
}

function toName(name: string): Buffer {
  return der(0x30, der(0x31, der(0x30, oid('550403'), der(0x0c, Buffer.from(name)))))
}

function toTime(time: Date): Buffer {
  return der(0x18, Buffer.from(time.toISOString().replaceAll(/[-:T]|\.\d+/g, '')))
}

function oid(hex: string): Buffer {
  return der(0x06, Buffer.from(hex, 'hex'))
}

function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  const { length } = content
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}

function toPem(certificate: Buffer): string {
  return `-----BEGIN CERTIFICATE-----\n${certificate.toString('base64').replaceAll(/.{64}/g, '$&\n').trim()}\n-----END CERTIFICATE-----\n`
}
