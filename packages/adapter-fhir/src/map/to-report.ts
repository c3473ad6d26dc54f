import { Report } from '@voordeur/core/care'
import { z } from 'zod'
import { CodeableConcept, Narrative, Reference } from '../fields/datatypes.ts'
import { list } from '../fields/list.ts'
import { SYSTEMS } from '../labels/code-systems.ts'
import type { FhirResource } from '../read/fhir-resource.ts'
import { isDay, toInstant, toStartOfDay } from './amsterdam-time.ts'
import { toWords } from './concept.ts'
import { ItemRefused } from './item-refused.ts'
import type { Mapped, MappingContext } from './mapping-context.ts'
import { toRecordedAt } from './moment.ts'
import { idOf, parseResource } from './parse-resource.ts'
import { refuseWithdrawn } from './refuse-withdrawn.ts'
import { toPlainText } from './sanitise-narrative.ts'
import { toStaff } from './staff-directory.ts'

const Section = z.looseObject({
  title: z.string().optional(),
  code: CodeableConcept.optional(),
  text: Narrative.optional(),
  entry: list(Reference),
})
const Composition = z.looseObject({
  meta: z.looseObject({ lastUpdated: z.string().optional() }).optional(),
  status: z.string().optional(),
  type: CodeableConcept.optional(),
  date: z.string().optional(),
  author: list(Reference),
  title: z.string().optional(),
  text: Narrative.optional(),
  section: list(Section),
})
type Composition = z.infer<typeof Composition>

// SNOMED CT: report of a contact with the client.
const CONTACT_REPORT = '11591000146107'

/** Composition of a contact report: a daily report. Other compositions (a handover, a letter) are not shown. */
export function toReport(resource: FhirResource, context: MappingContext): readonly Mapped[] {
  const composition = parseResource(Composition, resource)
  refuseWithdrawn(resource, composition.status)
  if (!isContactReport(composition)) throw new ItemRefused('not shown in a portal: a Composition that is no daily report', { lost: false })
  const [author] = composition.author
  const writer = context.find(author, resource)?.type
  const family = writer === 'RelatedPerson' || writer === 'Patient'
  const data = {
    reportedAt: toReportedAt(composition, resource, context),
    topic: composition.title,
    text: toText(composition),
    author: family ? undefined : toStaff(author, resource, context),
    authorKind: family ? 'family' : 'staff',
  }
  return [{ type: Report, id: idOf(resource), recordedAt: toRecordedAt(composition.meta), data }]
}

/** The resources that a daily report already tells about, as references. */
export function listReported(resource: FhirResource): readonly Reference[] {
  const composition = Composition.safeParse(resource.json)
  if (!composition.success || !isContactReport(composition.data)) return []
  return composition.data.section.flatMap(({ entry }) => entry)
}

function isContactReport(composition: Composition): boolean {
  return composition.type?.coding.some(({ system, code }) => system === SYSTEMS.snomed && code === CONTACT_REPORT) ?? false
}

function toText(composition: Composition): string {
  const sections = composition.section.flatMap(({ title, code, text }) => {
    const words = toPlainText(text?.div ?? '')
    const heading = title ?? toWords(code)
    return words === '' ? [] : [heading === undefined ? words : `${heading}: ${words}`]
  })
  return sections.length > 0 ? sections.join('\n\n') : toPlainText(composition.text?.div ?? '')
}

function toReportedAt(composition: Composition, resource: FhirResource, context: MappingContext): string | undefined {
  const { date = '' } = composition
  if (!isDay(date)) return toInstant(date)
  context.remark(resource, 'kept: its date has no time, so it stands at the start of that day', 'date')
  return toStartOfDay(date)
}
