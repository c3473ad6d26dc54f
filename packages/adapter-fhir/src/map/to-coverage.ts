import { Coverage } from '@voordeur/core/care'
import { z } from 'zod'
import { CodeableConcept, Identifier, Period, Reference } from '../fields/datatypes.ts'
import { list } from '../fields/list.ts'
import { isBsn } from '../privacy/is-bsn.ts'
import type { FhirResource } from '../read/fhir-resource.ts'
import { toConcept } from './concept.ts'
import type { Mapped, MappingContext } from './mapping-context.ts'
import { toPeriod, toRecordedAt } from './moment.ts'
import { idOf, parseResource } from './parse-resource.ts'

// Bank data stands in an extension that is not read, so that there is nothing to forget.
const FhirCoverage = z.looseObject({
  meta: z.looseObject({ lastUpdated: z.string().optional() }).optional(),
  identifier: list(Identifier),
  status: z.string().optional(),
  type: CodeableConcept.optional(),
  subscriberId: z.string().optional(),
  period: Period.optional(),
  payor: list(Reference),
})

const Insurer = z.looseObject({ name: z.string().optional(), identifier: list(Identifier) })

/** Coverage (zib Payer, NL-CM:1.1.1), without bank data. */
export function toCoverage(resource: FhirResource, context: MappingContext): readonly Mapped[] {
  const coverage = parseResource(FhirCoverage, resource)
  const [payor] = coverage.payor
  const target = context.find(payor, resource)
  const insurer = target?.type === 'Organization' ? Insurer.safeParse(target.json).data : undefined
  const uzovi = insurer?.identifier.find(({ system }) => system?.endsWith('uzovi') || system?.endsWith('2.16.840.1.113883.2.4.6.4'))
  const data = {
    type: toConcept(coverage.type),
    insurer: insurer?.name ?? payor?.display,
    uzovi: uzovi?.value,
    insuredNumber: withoutBsn(coverage.subscriberId),
    period: toPeriod(coverage.period, { from: resource, path: 'period', context }),
    status: coverage.status,
  }
  return [{ type: Coverage, id: idOf(resource), recordedAt: toRecordedAt(coverage.meta), data }]
}

// Some insurers once used the BSN as their number: nine digits that pass the elfproef are not worth the risk.
function withoutBsn(number: string | undefined): string | undefined {
  return number !== undefined && /^\d{9}$/.test(number) && isBsn(number) ? undefined : number
}
