import { z } from 'zod'
import { JobQueueError } from './job-queue-error.ts'

// Lower case, starting with a letter: admits `caress` and `dossier.plan`, not a name, a number of a person or an address.
const Identifier = z.string().regex(/^[a-z][a-z0-9.-]{0,39}$/)

// Seven digits: enough to count with, too few for a BSN, a telephone number or a date of birth.
const Count = z.int().min(0).max(9_999_999)

const JobDataSchema = z.record(z.string().regex(/^[a-z][a-zA-Z0-9]{0,39}$/), z.union([z.uuid(), Identifier, Count, z.boolean()]))

/** What a job may carry: ids, short identifiers, counts and flags. Never content: a queue is kept, copied and shown. */
export type JobData = Readonly<Record<string, string | number | boolean>>

/** Checks a job's data; throws `JOB_DATA` naming the field, never its value. */
export function parseJobData(name: string, data: JobData): JobData {
  const parsed = JobDataSchema.safeParse(data)
  if (parsed.success) return parsed.data
  const fields = [...new Set(parsed.error.issues.map((issue) => String(issue.path[0] ?? '(data)')))].join(', ')
  throw new JobQueueError(
    'JOB_DATA',
    `Job "${name}" carries something other than an id in: ${fields}. Send the id of the row and read the rest in the handler.`,
  )
}
