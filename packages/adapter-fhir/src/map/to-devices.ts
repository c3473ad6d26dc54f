import { z } from 'zod'
import { CodeableConcept, Reference } from '../fields/datatypes.ts'
import { listReferences } from '../fields/extension.ts'
import { list, toList } from '../fields/list.ts'
import type { FhirResource } from '../read/fhir-resource.ts'
import { toWords } from './concept.ts'
import type { MappingContext } from './mapping-context.ts'

const Use = z.looseObject({ device: Reference.optional() })
const Device = z.looseObject({ type: CodeableConcept.optional(), deviceName: list(z.looseObject({ name: z.string().optional() })) })
const Used = z.looseObject({ usedReference: z.unknown() })

/** What is used for an action (extension medicaldevice, also on `usedReference`), in words; undefined when nothing is named. */
export function toDevices(element: unknown, from: FhirResource, context: MappingContext): readonly string[] | undefined {
  const holders = [element, ...toList(Used.safeParse(element).data?.usedReference)]
  const references = holders.flatMap((holder) => listReferences(holder, 'medicaldevice'))
  const words = references.flatMap((reference) => toDeviceWords(reference, from, context) ?? [])
  return words.length > 0 ? words : undefined
}

function toDeviceWords(reference: Reference, from: FhirResource, context: MappingContext): string | undefined {
  const use = context.find(reference, from)
  const product = use?.type === 'DeviceUseStatement' ? context.find(Use.safeParse(use.json).data?.device, use) : use
  const device = product && Device.safeParse(product.json).data
  return toWords(device?.type) ?? device?.deviceName[0]?.name ?? reference.display
}
