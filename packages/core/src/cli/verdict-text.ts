import type { AuditVerdict, BrokenLog, WholeLog } from '../audit/verify-audit.ts'
import { CliError } from './cli-error.ts'

/** What `voordeur audit verify` says of a log that is whole. Throws `CliError` for one that is not, or is not the one that was expected. */
export function toVerdictText(verdict: AuditVerdict): string {
  if (!verdict.intact) throw new CliError(toBreak(verdict))
  if (verdict.expected === 'absent')
    throw new CliError(
      'The seal that was expected is no link of this chain: entries at the end were removed with their seals, or the log was sealed anew.',
    )
  if (verdict.expected === 'purged')
    throw new CliError(
      'The seal that was expected is of entries that were purged: it proves nothing of those that stand. Compare one that was written down later.',
    )
  return toLines(verdict)
    .map((line) => `${line}\n`)
    .join('')
}

function toLines({ upTo, at, seal, unsealed, purged, expected }: WholeLog): readonly string[] {
  const whole = at
    ? `The access log is whole up to entry ${upTo}, of ${at.toISOString()}.`
    : `The access log has no sealed entry that stands.`
  return [
    whole,
    `Not sealed yet: ${unsealed}.`,
    `Purged when their term was over: ${purged}.`,
    ...(expected === 'found' ? ['The seal that was expected is a link of this chain.'] : []),
    ...(seal === undefined ? [] : [`Newest seal: ${seal}`, 'Write it down elsewhere, and compare it later with --expect.']),
  ]
}

function toBreak({ broken, brokenAt, after, before }: BrokenLog): string {
  if (broken === 'purge')
    return `The access log was changed: entries up to ${brokenAt} are gone, and no entry of the portal's own says that they were purged.`
  const since = after ? `after ${after.toISOString()}` : 'from the beginning'
  const until = before ? ` and sealed at ${before.toISOString()}` : ''
  return `The access log was changed: the seal that ends at entry ${brokenAt} does not fit what stands there. It covers entries ${since}${until}.`
}
