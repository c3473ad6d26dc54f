import { createHash, createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto'

/** What the portal proves itself with at Microsoft: an X.509 certificate with its RSA key, both as PEM text. */
export interface EntraCertificate {
  /** The certificate, as PEM text. */
  readonly certificate: string
  /** Its private key, as PEM text. */
  readonly privateKey: string
}

/** A certificate that can sign. Times are instants. */
export interface SigningCertificate {
  /** SHA-256 of the DER, base64url: the `x5t#S256` of a client assertion. */
  readonly thumbprint: string
  readonly endsAt: Date
  /** The key for PS256; it can't be exported. */
  readonly key: () => Promise<CryptoKey>
}

const LEAST_BITS = 2048

/** Reads a certificate, or says what is wrong with it; nothing of the key is in what it says. */
export function readCertificate({ certificate, privateKey }: EntraCertificate): SigningCertificate | { readonly problem: string } {
  const read = tryRead(certificate, privateKey)
  if (read === undefined)
    return { problem: 'must be a certificate and its private key as PEM text (-----BEGIN CERTIFICATE-----, -----BEGIN PRIVATE KEY-----)' }
  const { x509, key } = read
  if (key.asymmetricKeyType !== 'rsa' || (key.asymmetricKeyDetails?.modulusLength ?? 0) < LEAST_BITS)
    return { problem: `must have an RSA key of at least ${LEAST_BITS} bits` }
  if (!x509.checkPrivateKey(key)) return { problem: 'must be the certificate of this very private key' }
  return {
    thumbprint: createHash('sha256').update(x509.raw).digest('base64url'),
    endsAt: new Date(x509.validTo),
    key: () => toSigningKey(key),
  }
}

function tryRead(certificate: string, privateKey: string): { readonly x509: X509Certificate; readonly key: KeyObject } | undefined {
  try {
    return { x509: new X509Certificate(certificate), key: createPrivateKey(privateKey) }
  } catch {
    return undefined
  }
}

function toSigningKey(key: KeyObject): Promise<CryptoKey> {
  const der = key.export({ type: 'pkcs8', format: 'der' })
  return crypto.subtle.importKey('pkcs8', new Uint8Array(der), { name: 'RSA-PSS', hash: 'SHA-256' }, false, ['sign'])
}
