import type { ActionProblems, ActionResult } from '@voordeur/core'
import { z } from 'zod'
import type { PortalContext } from './load.ts'
import { toInstant } from './to-instant.ts'

const LONGEST_TEXT = 300
const Field = z.string().max(40, 'core.period.notADay').default('')

/** The form of the banner: days and times as they were typed; without a first day it begins now. */
export const BannerForm = z.strictObject({
  text: z
    .string()
    .transform((text) => text.replaceAll(/\s+/gu, ' ').trim())
    .pipe(
      z
        .string()
        .regex(/[^\p{Z}\p{C}]/u, 'portal.problem.text')
        .max(LONGEST_TEXT, 'portal.problem.long'),
    ),
  from: Field,
  fromTime: Field,
  until: Field,
  untilTime: Field,
})

/** Sets the banner; what is wrong is told at its field. */
export async function setBanner(
  { desk: { portal }, now }: PortalContext,
  { text, from, fromTime, until, untilTime }: z.infer<typeof BannerForm>,
): Promise<ActionResult | ActionProblems> {
  const begins = from.trim() === '' ? now : toInstant(from, fromTime === '' ? '0:00' : fromTime)
  const ends = toInstant(until, untilTime)
  const problems = [...toProblem('from', begins), ...toProblem('until', ends)]
  if (!(begins instanceof Date) || !(ends instanceof Date)) return { problems }
  if (ends <= begins || ends <= now) return { problems: [{ field: 'until', message: 'portal.problem.order' }] }
  await portal.setBanner({ text, from: begins.toISOString(), until: ends.toISOString() })
  return { message: begins > now ? 'portal.banner.planned' : 'portal.banner.set' }
}

function toProblem(field: string, instant: ReturnType<typeof toInstant>) {
  if (instant instanceof Date) return []
  return [{ field: instant.wrong === 'portal.problem.time' ? `${field}Time` : field, message: instant.wrong }]
}

/** A form without fields. */
export const Nothing = z.strictObject({})

/** Takes the banner away. */
export async function clearBanner({ desk: { portal } }: PortalContext): Promise<ActionResult> {
  await portal.setBanner(undefined)
  return { message: 'portal.banner.cleared' }
}
