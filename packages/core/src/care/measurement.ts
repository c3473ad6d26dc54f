import { z } from 'zod'
import { defineRecord } from '../define/record.ts'
import { Coding } from './coding.ts'
import { DayOrInstant } from './period.ts'
import { Staff } from './staff.ts'

/** A measured quantity; `unit` is UCUM. */
export const Quantity = z.strictObject({ value: z.number(), unit: z.string().optional() })

/** A measured quantity. */
export type Quantity = z.infer<typeof Quantity>

/** A measurement with its value, or its components (blood pressure), in the source's own units. */
export const MeasurementSchema = z.strictObject({
  code: Coding,
  label: z.string(),
  measuredAt: DayOrInstant.optional(),
  quantity: Quantity.optional(),
  text: z.string().optional(),
  components: z
    .array(z.strictObject({ code: Coding, label: z.string(), quantity: Quantity.optional(), text: z.string().optional() }))
    .default([]),
  notes: z.array(z.string()).default([]),
  performer: Staff.optional(),
  status: z.string().optional(),
  /** False when the value can not be true of a person (a weight of 2.4 kg for an adult); it is shown as such, never dropped. */
  plausible: z.boolean().default(true),
})

/** A measurement. */
export type Measurement = z.infer<typeof MeasurementSchema>

/** A measurement (zibs BodyWeight, BloodPressure, … and GeneralMeasurement, NL-CM:12 and 13). */
export const Measurement = defineRecord<Measurement>({
  name: 'measurement',
  schema: MeasurementSchema,
  at: 'measuredAt',
  staffNames: ['performer'],
  freeText: ['label', 'code.display', 'text', 'notes.*', 'components.*.label', 'components.*.code.display', 'components.*.text'],
  search: ['label', 'text', 'notes.*'],
})
