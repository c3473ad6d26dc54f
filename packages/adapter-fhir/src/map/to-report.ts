import { Report } from '@voordeur/core/care'
import { z } from 'zod'
import { CodeableConcept, Narrative, Reference } from '../fields/datatypes.ts'
import { list } from '../fields/list.ts'
import { SYSTEMS } from '../labels/code-systems.ts'
import { NOT_SHOWN } from '../not-shown.ts'
import type { FhirResource } from '../read/fhir-resource.ts'
import { ItemRefused } from './item-refused.ts'
import type { Mapped, MappingContext } from './mapping-context.ts'
import { toInstantOf, toRecordedAt } from './moment.ts'
import { idOf, parseResource } from './parse-resource.ts'
import { toPlainText } from './sanitise-narrative.ts'
import { toParty } from './to-party.ts'
import { isLine, Section, toSectionText } from './to-section-text.ts'

const Composition = z.looseObject({
  meta: z.looseObject({ lastUpdated: z.string().optional() }).optional(),
  type: CodeableConcept.optional(),
  date: z.string().optional(),
  author: list(Reference),
  title: z.string().optional(),
  text: Narrative.optional(),
  section: list(Section),
})
type Composition = z.infer<typeof Composition>

// SNOMED CT report of a contact with the client (zib SOAPReport in R4), LOINC summary of an encounter (gp-EncounterReport in STU3).
const CONTACT_REPORTS: ReadonlySet<string> = new Set([`${SYSTEMS.snomed}|11591000146107`, `${SYSTEMS.loinc}|67781-5`])

/** Composition of a contact report: a daily report. Other compositions (a handover, a letter) are not shown. */
export function toReport(resource: FhirResource, context: MappingContext): readonly Mapped[] {
  const composition = parseResource(Composition, resource)
  if (!isContactReport(composition)) throw new ItemRefused(NOT_SHOWN.otherComposition, { lost: false })
  const party = toParty(composition.author[0], resource, context)
  const data = {
    reportedAt: toInstantOf(composition.date, { from: resource, path: 'date', context }),
    topic: composition.title,
    text: toText(composition, resource, context),
    author: party?.kind === 'staff' ? party.staff : undefined,
    authorKind: party?.kind === 'network' ? 'family' : 'staff',
    family: party?.kind === 'network' ? { name: party.name, relation: party.relation } : undefined,
  }
  return [{ type: Report, id: idOf(resource), recordedAt: toRecordedAt(composition.meta), data }]
}

/** The lines that a daily report tells, as references; what was measured is told there too, and stays a measurement. */
export function listReported(resource: FhirResource, context: Pick<MappingContext, 'find'>): readonly Reference[] {
  const composition = resource.type === 'Composition' ? Composition.safeParse(resource.json).data : undefined
  if (!composition || !isContactReport(composition)) return []
  return composition.section.flatMap(({ entry }) => entry).filter((reference) => isLine(context.find(reference, resource)))
}

function isContactReport(composition: Composition): boolean {
  return composition.type?.coding.some(({ system, code }) => CONTACT_REPORTS.has(`${system ?? ''}|${code ?? ''}`)) ?? false
}

// The narrative of the whole is made by a machine: it is taken where the sections say nothing.
function toText(composition: Composition, resource: FhirResource, context: MappingContext): string {
  const sections = composition.section.flatMap((section) => toSectionText(section, resource, context) ?? [])
  return sections.length > 0 ? sections.join('\n\n') : toPlainText(composition.text?.div ?? '')
}
