/** One rule of signing in as it holds in a portal, for the page that `voordeur check --sign-in` writes. */
export interface SignInRule {
  /** Lower-case words with hyphens: what the organisation writes to change it, or what it is called. */
  readonly id: string
  /** What the rule is about, under which rules are grouped: `Passwords`, `Sessions`. */
  readonly topic: string
  /** What holds, as a sentence. */
  readonly says: string
  /** The value, as it is written in a configuration. */
  readonly value: string
  /** The default, when the organisation chose something else. */
  readonly insteadOf?: string
  /** The requirement it serves or touches: `ASVS 5.0 6.2.1`, `NIST SP 800-63B-4 3.1.1.2`. */
  readonly requirement: string
}
