import { z } from 'zod'
import { CodeableConcept, Decimal, Period, Quantity } from '../fields/datatypes.ts'
import { toTimeWords } from './amsterdam-time.ts'
import { toQuantityWords, toWords } from './concept.ts'

const Range = z.looseObject({ low: Quantity.optional(), high: Quantity.optional() })
const Ratio = z.looseObject({ numerator: Quantity.optional(), denominator: Quantity.optional() })

/** The fields in which an observation or a component carries its value. */
export const ValueFields = z.looseObject({
  valueQuantity: Quantity.optional(),
  valueInteger: Decimal.optional(),
  valueCodeableConcept: CodeableConcept.optional(),
  valueString: z.string().optional(),
  valueBoolean: z.boolean().optional(),
  valueDateTime: z.string().optional(),
  valueTime: z.string().optional(),
  valuePeriod: Period.optional(),
  valueRange: Range.optional(),
  valueRatio: Ratio.optional(),
})
type ValueFields = z.infer<typeof ValueFields>

/** A value as a number with its unit, or in words where a number would say less ("< 5 mmol/l", "ja"). */
export interface Value {
  readonly quantity?: { value: number; unit?: string | undefined }
  readonly text?: string
}

/** The value that stands in these fields; empty when there is none. */
export function toValue(fields: ValueFields): Value {
  if (fields.valueInteger !== undefined) return { quantity: { value: fields.valueInteger } }
  const quantity = toQuantity(fields.valueQuantity)
  if (quantity) return { quantity }
  const text = toValueWords(fields)
  return text === undefined ? {} : { text }
}

/** The value that stands in these fields in words, a number with its unit as the source writes it; undefined when there is none. */
export function toValueWords(fields: ValueFields): string | undefined {
  return WORDS.map((toText) => toText(fields)).find((words) => words !== undefined && words.trim() !== '')
}

// "Less than 5" is no 5: with a comparator the value is words.
function toQuantity(quantity: Quantity | undefined): Value['quantity'] {
  if (quantity?.value === undefined || quantity.comparator !== undefined) return undefined
  return { value: quantity.value, unit: quantity.code ?? quantity.unit }
}

const WORDS: readonly ((fields: ValueFields) => string | undefined)[] = [
  ({ valueQuantity, valueInteger }) => toQuantityWords(valueQuantity ?? { value: valueInteger }),
  ({ valueCodeableConcept }) => toWords(valueCodeableConcept),
  ({ valueString }) => valueString,
  ({ valueBoolean }) => (valueBoolean === undefined ? undefined : valueBoolean ? 'ja' : 'nee'),
  ({ valueDateTime }) => valueDateTime && toTimeWords(valueDateTime),
  ({ valueTime }) => valueTime,
  ({ valueRange }) => join(' – ', toQuantityWords(valueRange?.low), toQuantityWords(valueRange?.high)),
  ({ valueRatio }) => join(' : ', toQuantityWords(valueRatio?.numerator), toQuantityWords(valueRatio?.denominator)),
  ({ valuePeriod }) => join(' – ', valuePeriod?.start && toTimeWords(valuePeriod.start), valuePeriod?.end && toTimeWords(valuePeriod.end)),
]

function join(separator: string, ...parts: readonly (string | undefined)[]): string | undefined {
  const present = parts.filter((part) => part !== undefined)
  return present.length === 0 ? undefined : present.join(separator)
}
