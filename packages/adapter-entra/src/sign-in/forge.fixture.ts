import {
  constants,
  createHmac,
  createPrivateKey,
  createPublicKey,
  createSign,
  generateKeyPairSync,
  KeyObject,
  type JsonWebKey,
} from 'node:crypto'

/** A token in its parts, as whoever stands between portal and provider could write them. */
export interface TokenParts {
  readonly header: Readonly<Record<string, unknown>>
  readonly claims: Readonly<Record<string, unknown>>
}

/** Reads a token without believing it. */
export function takeApart(token: string): TokenParts {
  const [header = '', claims = ''] = token.split('.')
  return { header: parse(header), claims: parse(claims) }
}

function parse(part: string): Readonly<Record<string, unknown>> {
  return JSON.parse(Buffer.from(part, 'base64url').toString()) as Readonly<Record<string, unknown>>
}

const toPart = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** What stands before the signature. */
function toSigned({ header, claims }: TokenParts): string {
  return `${toPart(header)}.${toPart(claims)}`
}

/** A token signed with an RSA key, as its header says: RS256, RS384 or PS256. */
export function signWith(key: JsonWebKey | KeyObject, parts: TokenParts): string {
  const signer = createSign(parts.header['alg'] === 'RS384' ? 'sha384' : 'sha256').update(toSigned(parts))
  const privateKey = key instanceof KeyObject ? key : createPrivateKey({ key, format: 'jwk' })
  const options = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
  const signature = parts.header['alg'] === 'PS256' ? signer.sign({ key: privateKey, ...options }) : signer.sign(privateKey)
  return `${toSigned(parts)}.${signature.toString('base64url')}`
}

/** A token with a MAC, made with the public half of a key that everybody can read. */
export function macWithPublic(key: JsonWebKey, parts: TokenParts, format: 'pem' | 'n'): string {
  const secret =
    format === 'n' ? Buffer.from(key.n ?? '', 'base64url') : createPublicKey({ key, format: 'jwk' }).export({ type: 'spki', format: 'pem' })
  return `${toSigned(parts)}.${createHmac('sha256', secret).update(toSigned(parts)).digest('base64url')}`
}

/** A token without a signature, or with the one of another token. */
export function unsigned(parts: TokenParts, signature = ''): string {
  return `${toSigned(parts)}.${signature}`
}

/** A key of nobody, with its public half for a header that offers it. */
export function createForeignKey(): { readonly key: KeyObject; readonly jwk: JsonWebKey } {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return { key: privateKey, jwk: publicKey.export({ format: 'jwk' }) }
}
