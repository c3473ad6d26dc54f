import type { ComposedFinding } from '../compose/check-risks.ts'
import type { Composition } from '../compose/composition.ts'
import type { SignInRule } from '../define/sign-in-rule.ts'

/**
 * The page about signing in, as Markdown (ASVS 5.0, 6.1.1 and 7.1.1): every rule that holds and everything that is weaker
 * than the default. The same composition always gives the same page.
 */
export function toSignInPage(composition: Composition): string {
  const { rules = [] } = composition.authenticator
  const topics = [...Map.groupBy(rules, ({ topic }) => topic)]
  const sections = topics.map(([topic, ofTopic]) => [`## ${escape(topic)}`, toRuleTable(ofTopic)])
  return [...toHead(composition), ...sections.flat(), '## What is weaker than the default', ...toWeaknesses(composition)].join('\n\n')
}

function toHead({ organisation, origin, basePath, authenticator }: Composition): readonly string[] {
  const { maxAssurance = 'single', rules = [] } = authenticator
  return [
    `# Signing in to ${escape(organisation.portalName)}`,
    `The rules of the portal of ${escape(organisation.name)} at ${escape(origin + basePath)}/, as its configuration has them. Written by \`voordeur check --sign-in\`; change the configuration, not this page. ASVS is the OWASP Application Security Verification Standard, NIST the American guideline on digital identity.`,
    `The strongest proof of who is there that a session can have: ${escape(maxAssurance)}.`,
    ...(rules.length > 0 ? [] : ['This way of signing in states no rules.']),
  ]
}

function toRuleTable(rules: readonly SignInRule[]): string {
  const rows = rules.map(({ id, says, value, insteadOf = '', requirement }) => [`${says} (${id})`, value, insteadOf, requirement])
  return toTable(['Rule', 'Value', 'Instead of the default', 'Requirement'], rows)
}

function toWeaknesses({ authenticator, findings }: Composition): readonly string[] {
  const own = new Set(authenticator.findings.map(({ id }) => id))
  const weaknesses = findings.filter(({ id }) => own.has(id))
  if (weaknesses.length === 0) return ['Nothing.']
  const rows = weaknesses.map((finding) => [
    `${finding.message} (${finding.id})`,
    finding.level,
    finding.requirement,
    ...toAcceptance(finding),
  ])
  return [toTable(['What', 'Level', 'Requirement', 'Why it is accepted', 'By', 'Until'], rows)]
}

function toAcceptance({ accepted }: ComposedFinding): readonly [string, string, string] {
  return accepted ? [accepted.reason, accepted.by, accepted.until] : ['not accepted by name', '', '']
}

function toTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [toRow(head), toRow(head.map(() => '---')), ...rows.map((row) => toRow(row.map((cell) => escape(cell))))].join('\n')
}

const toRow = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

/** Text that Markdown shows as it is, on one line: it makes no cell, link, heading or HTML. */
function escape(text: string): string {
  return text
    .replaceAll(/[\s\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .replaceAll(/[\\`*_{}[\]<>|~&#!$]/gu, String.raw`\$&`)
}
