import type { FilledField } from '@voordeur/core/care'
import { z } from 'zod'
import { Coding, Decimal, Quantity, Reference } from '../fields/datatypes.ts'
import { list, toList } from '../fields/list.ts'
import { isJsonObject, type FhirResource } from '../read/fhir-resource.ts'
import { toTimeWords } from './amsterdam-time.ts'
import { toCoding, toQuantityWords } from './concept.ts'
import type { MappingContext } from './mapping-context.ts'
import { toParty } from './to-party.ts'

const Answer = z.looseObject({
  valueBoolean: z.boolean().optional(),
  valueDecimal: Decimal.optional(),
  valueInteger: Decimal.optional(),
  valueDate: z.string().optional(),
  valueDateTime: z.string().optional(),
  valueTime: z.string().optional(),
  valueString: z.string().optional(),
  valueUri: z.string().optional(),
  valueAttachment: z.looseObject({ title: z.string().optional() }).optional(),
  valueCoding: Coding.optional(),
  valueQuantity: Quantity.optional(),
  valueReference: Reference.optional(),
  item: z.unknown().optional(),
})
type Answer = z.infer<typeof Answer>

/** A question or heading of a filled-in form; `item` holds the ones below it. */
export const FormItem = z.looseObject({
  linkId: z.string().optional(),
  text: z.string().optional(),
  answer: list(Answer),
  item: z.unknown().optional(),
})
type FormItem = z.infer<typeof FormItem>

/** What the fields of a form are made with: the words of the questions by their link id. */
export interface FormReading {
  readonly questions: ReadonlyMap<string, string>
  readonly resource: FhirResource
  readonly context: MappingContext
}

const Items = list(FormItem)
const DEEPEST = 9

/** The questions of a form one after the other, each with its depth: those below a question and those below an answer. */
export function toFilledFields(items: readonly FormItem[], reading: FormReading, level = 0): FilledField[] {
  return items.flatMap((item) => {
    const text = item.text ?? reading.questions.get(item.linkId ?? '')
    const answers = item.answer.flatMap((answer) => toAnswer(answer, reading) ?? [])
    const below = [item.item, ...item.answer.map((answer) => answer.item)].flatMap((nested) => Items.safeParse(nested).data ?? [])
    const own =
      text === undefined && answers.length === 0 ? [] : [{ ...(text !== undefined && { text }), answers, level: Math.min(level, DEEPEST) }]
    return [...own, ...toFilledFields(below, reading, own.length > 0 ? level + 1 : level)]
  })
}

function toAnswer(answer: Answer, { resource, context }: FormReading): string | undefined {
  const words = WORDS.map((toText) => toText(answer)).find((text) => text !== undefined && text !== '')
  if (words !== undefined || answer.valueReference === undefined) return words
  // A member of staff has no name in prose: the role stands in its place.
  const party = toParty(answer.valueReference, resource, context)
  return party?.kind === 'staff' ? (party.staff.role ?? 'Medewerker') : party?.name
}

const WORDS: readonly ((answer: Answer) => string | undefined)[] = [
  ({ valueString }) => valueString,
  ({ valueCoding }) => valueCoding && (toCoding(valueCoding).display ?? valueCoding.code),
  ({ valueBoolean }) => (valueBoolean === undefined ? undefined : valueBoolean ? 'ja' : 'nee'),
  ({ valueQuantity }) => toQuantityWords(valueQuantity),
  ({ valueDecimal, valueInteger }) => toQuantityWords({ value: valueDecimal ?? valueInteger }),
  ({ valueDate, valueDateTime, valueTime }) => toTimeWords(valueDate ?? valueDateTime ?? valueTime ?? ''),
  ({ valueUri, valueAttachment }) => valueUri ?? valueAttachment?.title,
]

/** The words of the questions of a Questionnaire by their link id, at every depth. */
export function listQuestions(questionnaire: FhirResource | undefined): ReadonlyMap<string, string> {
  return new Map(collect(questionnaire?.json.item))
}

function collect(items: unknown): readonly (readonly [string, string])[] {
  return toList(items).flatMap((item) => {
    if (!isJsonObject(item)) return []
    const { linkId, text } = item
    return [...(typeof linkId === 'string' && typeof text === 'string' ? [[linkId, text] as const] : []), ...collect(item.item)]
  })
}
