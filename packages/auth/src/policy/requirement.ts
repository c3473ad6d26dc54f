/** Requirements of the OWASP Application Security Verification Standard 5.0.0, as a rule names them. */
export function asvs(...ids: readonly string[]): string {
  return ids.map((id) => `ASVS 5.0 ${id}`).join(', ')
}

/** A section of NIST SP 800-63B-4, as a rule names it. */
export function nist(section: string): string {
  return `NIST SP 800-63B-4 ${section}`
}
