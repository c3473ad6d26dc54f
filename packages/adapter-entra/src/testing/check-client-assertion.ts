import { createHash, X509Certificate } from 'node:crypto'
import { decodeProtectedHeader, errors, jwtVerify } from 'jose'

/** The app registration as the stand-in knows it. */
export interface StandInApp {
  readonly clientId: string
  /** Where its tokens are asked for: the only audience that is taken. */
  readonly endpoint: string
  /** Its certificates, as PEM text. */
  readonly certificates: readonly string[]
  readonly now: () => Date
}

/** The numbers by which Entra says what is wrong (learn.microsoft.com/entra/identity-platform/reference-error-codes). */
export type AssertionFault = 700027 | 700023 | 700024 | 700016

const LONGEST_SECONDS = 10 * 60

/** Checks a client assertion as Entra does: signed with PS256 by a certificate of this app, named by its thumbprint, for this endpoint, now. */
export async function checkClientAssertion(assertion: string, app: StandInApp): Promise<AssertionFault | undefined> {
  const certificate = findCertificate(assertion, app)
  if (!certificate) return 700027
  try {
    const { payload } = await jwtVerify(assertion, certificate.publicKey, {
      algorithms: ['PS256'],
      currentDate: app.now(),
      audience: app.endpoint,
      issuer: app.clientId,
      subject: app.clientId,
      requiredClaims: ['exp', 'nbf', 'jti'],
    })
    // Entra takes longer ones; they are refused here so that nobody gets used to them.
    return (payload.exp ?? 0) - (payload.nbf ?? 0) > LONGEST_SECONDS ? 700024 : undefined
  } catch (error) {
    return toFault(error)
  }
}

function toFault(error: unknown): AssertionFault {
  if (error instanceof errors.JWTExpired) return 700024
  if (!(error instanceof errors.JWTClaimValidationFailed)) return 700027
  if (error.claim === 'aud') return 700023
  return error.claim === 'iss' || error.claim === 'sub' ? 700016 : 700024
}

function findCertificate(assertion: string, { certificates }: StandInApp): X509Certificate | undefined {
  const named = readThumbprint(assertion)
  return certificates
    .map((pem) => new X509Certificate(pem))
    .find(({ raw }) => createHash('sha256').update(raw).digest('base64url') === named)
}

function readThumbprint(assertion: string): unknown {
  try {
    return decodeProtectedHeader(assertion)['x5t#S256']
  } catch {
    return undefined
  }
}
