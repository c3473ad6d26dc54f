import type { z } from 'zod'

/**
 * The options of one factory (`prikbord({ … })`, `sms({ … })`) as they were written, beside the schema that reads them: what a problem and
 * `voordeur explain` name option by option. A schema that holds a secret says so with `.meta({ secret: true })`; what stands there is never printed.
 */
export interface GivenOptions {
  /** What the factory is called in the configuration. */
  readonly name: string
  readonly schema: z.ZodType
  readonly given: unknown
  /** Where it stands below its owner: `['methods', 0]`; its owner's own options when absent. */
  readonly at?: readonly (string | number)[]
}
