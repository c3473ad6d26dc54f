import { z } from 'zod'

/** One question (or heading) of a form with what was answered; `level` says how deep it stands, 0 for the outermost. */
export const FilledField = z.strictObject({
  text: z.string().optional(),
  answers: z.array(z.string()).default([]),
  level: z.int().min(0).max(9).default(0),
})

/** One question of a form with what was answered. */
export type FilledField = z.infer<typeof FilledField>
