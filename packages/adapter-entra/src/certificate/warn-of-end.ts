import type { SigningCertificate } from './read-certificate.ts'

/** Who is told, and by which clock. */
interface Told {
  readonly now: () => Date
  readonly log: (message: string) => void
}

const WARN_MS = 30 * 24 * 60 * 60 * 1000

/** Says in the portal's log, from a month before, on which day a certificate ends, or ended; `does` is what the portal does with it. */
export function warnOfEnd({ endsAt }: Pick<SigningCertificate, 'endsAt'>, does: string, { now, log }: Told): void {
  const left = endsAt.getTime() - now().getTime()
  if (left >= WARN_MS) return
  const day = endsAt.toISOString().slice(0, 10)
  log(
    `The certificate with which the portal ${does} ${left > 0 ? 'ends' : 'ended'} on ${day}. docs/microsoft-entra.md says how to change it.`,
  )
}
