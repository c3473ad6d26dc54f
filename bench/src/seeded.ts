import { API_VERSION, defineSource } from '@voordeur/core'
import { CarePeriod, CarePlan, CareTeam, Contact, Coverage, Goal, Measurement, Personal, Report } from '@voordeur/core/care'
import { z } from 'zod'

/** The records are put into the database directly; the source only says which types there are. */
export const seeded = defineSource({
  id: 'seeded',
  api: API_VERSION,
  version: '1',
  options: z.strictObject({}),
  provides: [Report, CarePeriod, CarePlan, Goal, Measurement, Personal, Contact, Coverage, CareTeam],
  async *pull() {},
})
