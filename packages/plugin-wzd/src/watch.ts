import { defineWatch, type RecordWatch } from '@voordeur/core'
import { InvoluntaryCareMeasure } from '@voordeur/core/care'
import { listDueNotices } from './law/list-due-notices.ts'
import { FINDING_FIELDS, FINDING_KINDS, listFindings } from './law/list-findings.ts'

/** What is due and what is wrong of measures, while nobody looks: notices for the client's own side, findings for the desk. */
export const watch: RecordWatch = defineWatch({
  reads: InvoluntaryCareMeasure,
  findings: toMessages('finding', FINDING_KINDS),
  fields: toMessages('field', FINDING_FIELDS),
  look: (records, today) => ({ notices: listDueNotices(records, today), findings: listFindings(records, today) }),
})

function toMessages(kind: 'finding' | 'field', names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(names.map((name) => [name, `${kind}.${name}`]))
}
