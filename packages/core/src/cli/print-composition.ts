import type { CompositionReport, PartReport } from './composition-report.ts'

/** A composition for a person at a terminal: one heading per question, one line per answer. */
export function printComposition(report: CompositionReport): string {
  const { portal } = report
  const sections = [
    section(
      'Panels, their parts, and what each part reads',
      report.panels.flatMap(({ id, title, parts }) => [`${id} (${title})`, ...indent(printParts(parts))]),
    ),
    section('Parts outside the panels', printParts(report.unplaced)),
    section(
      'Rights per permission set',
      report.permissionSets.flatMap(({ id, title, rights }) => [`${id} (${title})`, ...indent(rights)]),
    ),
    section(`Parts of the desk (with a session of ${report.desk.requires})`, printParts(report.desk.parts)),
    section(
      'Rights per permission set of the desk',
      report.desk.sets.flatMap(({ id, title, rights }) => [`${id} (${title})`, ...indent(rights)]),
    ),
    section(
      'What each basis starts with',
      Object.entries(report.byBasis).map(([basis, set]) => `${basis}: ${set}`),
    ),
    section(
      'Rights in no set',
      report.explicitRights.map(
        ({ id, byBasis }) => `${id}: ${byBasis.length > 0 ? `by basis ${byBasis.join(', ')}` : 'by a tick of its own'}`,
      ),
    ),
    section(
      'Sources',
      report.sources.map(
        (source) =>
          `${source.id} (${source.adapter} ${source.version}) every ${source.every}${source.leads ? ', leads' : ''}: ${source.provides.join(', ')}`,
      ),
    ),
    section('Records', printRecords(report)),
    section('Access log', [`kept for ${report.audit.keepForDays} days`]),
    section(
      'Personal data',
      report.personalData.map(({ plugin, table, rows, keeps }) => `${plugin}.${table} (rows of ${rows || 'nobody'}): ${keeps}`),
    ),
    section(
      'Without a right, and why',
      report.publicAccess.map(({ place, reason }) => `${place}: ${reason}`),
    ),
    section('Signing in', printSignIn(report)),
    section('Findings', printFindings(report)),
  ]
  return [`${portal.name}, ${portal.organisation}: ${portal.url} (${portal.layout}, ${portal.language})`, ...sections].join('\n\n')
}

function section(title: string, lines: readonly string[]): string {
  return [title, ...indent(lines.length > 0 ? lines : ['none'])].join('\n')
}

function indent(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`)
}

function printParts(parts: readonly PartReport[]): readonly string[] {
  return parts.flatMap(({ id, scope, rights, reads, applies, files, feed }) => [
    `${id} (${scope})`,
    `  rights: ${rights.length > 0 ? rights.join(', ') : 'none, see below'}`,
    ...(reads.length > 0 ? [`  reads: ${reads.join(', ')}`] : []),
    ...(applies.length > 0 ? [`  only where there is: ${applies.join(' or ')}`] : []),
    ...(files.length > 0 ? [`  opens files of: ${files.join(', ')}`] : []),
    ...(feed === null ? [] : [`  leaves the portal: ${feed}, at a secret address of each reader`]),
  ])
}

function printRecords({ records }: CompositionReport): readonly string[] {
  return records.map(({ type, visibleAfterSeconds, staffNames, discussedOnly, readBy }) => {
    const delay = visibleAfterSeconds === 0 ? 'visible at once' : `visible after ${printSeconds(visibleAfterSeconds)}`
    const staff = staffNames === 'show' ? 'names of staff shown' : 'roles in place of names'
    return `${type}: ${delay}, ${staff}${discussedOnly ? ', only what was discussed' : ''}; read by ${readBy.length > 0 ? readBy.join(', ') : 'no part'}`
  })
}

function printSeconds(seconds: number): string {
  if (seconds % 3600 === 0) return `${seconds / 3600} h`
  return seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`
}

function printSignIn({ signIn }: CompositionReport): readonly string[] {
  const { maxAssurance, rules } = signIn
  const chosen = rules.filter(({ insteadOf }) => insteadOf !== null)
  return [
    `strongest session: ${maxAssurance}`,
    ...chosen.map(({ id, value, insteadOf }) => `${id}: ${value} (default ${insteadOf})`),
    ...(rules.length > 0 ? [`${rules.length} rules in all: voordeur check --sign-in`] : []),
  ]
}

function printFindings({ findings }: CompositionReport): readonly string[] {
  return findings.map(({ id, level, requirement, message, acceptedBy, acceptedUntil }) => {
    const accepted = acceptedBy === null ? '' : ` Accepted by ${acceptedBy} until ${acceptedUntil}.`
    return `${level} ${id} (${requirement}): ${message}${accepted}`
  })
}
