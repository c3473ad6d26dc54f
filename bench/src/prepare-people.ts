import type { z } from 'zod'
import { startChild } from './child.ts'
import { Prepared } from './said.ts'
import type { Settings } from './settings.ts'

/** Enrols people in an empty database; the first of them get a remembered device. */
export async function preparePeople(
  settings: Settings,
  wanted: { readonly people: number; readonly regulars: number },
): Promise<z.infer<typeof Prepared>> {
  console.log(`Enrolling ${wanted.people} people …`)
  const child = await startChild('enrol-people', { settings: { ...settings, ...wanted }, says: Prepared })
  await child.stop()
  return child.said
}
