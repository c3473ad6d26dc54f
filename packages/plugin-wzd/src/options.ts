import { z } from 'zod'

const Advocate = z
  .strictObject(
    {
      name: z.string().min(1).describe('Name of the advocate, or of who offers them.'),
      phone: z
        .string()
        .regex(/^\+?[\d ()-]{3,20}$/, 'must be a telephone number, such as 088 678 1000')
        .describe('Telephone number, as people read it.'),
      email: z.email().optional().describe('Address to write to.'),
      url: z
        .url({ protocol: /^https$/, error: 'must be a whole address that begins with https://' })
        .optional()
        .describe('Page about the advocate.'),
      hours: z.string().min(1).optional().describe('When they can be reached, in words.'),
    },
    {
      error: ({ input }) =>
        input === undefined
          ? 'say who the client advocate (cliëntenvertrouwenspersoon) is, with name and phone: every client must be told (Wzd, art. 57)'
          : undefined,
    },
  )
  .describe('The client advocate of this organisation (cliëntenvertrouwenspersoon; Wzd, art. 57).')

const Complaints = z
  .strictObject({
    name: z.string().min(1).optional().describe('Name of the commission, as it stands in a sentence; the KCOZ when left out.'),
    url: z
      .url({ protocol: /^https$/, error: 'must be a whole address that begins with https://' })
      .default('https://www.kcoz.nl')
      .describe('Page of the commission.'),
    phone: z.string().min(3).optional().describe('Telephone number of the commission.'),
  })
  .describe('Where a complaint goes (Wzd, art. 55).')

/** What an organisation says of involuntary care. */
export const Options = z.strictObject({
  advocate: Advocate,
  complaints: Complaints.prefault({}),
  representatives: z
    .array(z.enum(['written-authorisation']))
    .default([])
    .describe(
      'Who else represents the client in this beside who does so by law, and so reads it without a tick of their own (Wzd, art. 1 lid 1 e).',
    ),
})

interface WrittenAdvocate {
  /** Name of the advocate, or of who offers them. */
  readonly name: string
  /** Telephone number, as people read it. */
  readonly phone: string
  /** Address to write to. */
  readonly email?: string | undefined
  /** Page about the advocate. */
  readonly url?: string | undefined
  /** When they can be reached, in words. */
  readonly hours?: string | undefined
}

interface WrittenComplaints {
  /** Name of the commission, as it stands in a sentence; the KCOZ when left out. */
  readonly name?: string | undefined
  /** Page of the commission. Default `https://www.kcoz.nl`. */
  readonly url?: string | undefined
  /** Telephone number of the commission. */
  readonly phone?: string | undefined
}

/** What an organisation writes of involuntary care. */
export interface WrittenOptions {
  /** The client advocate of this organisation (cliëntenvertrouwenspersoon; Wzd, art. 57). */
  readonly advocate: WrittenAdvocate
  /** Where a complaint goes (Wzd, art. 55). */
  readonly complaints?: WrittenComplaints | undefined
  /**
   * Who else represents the client in this beside who does so by law, and so reads it without a tick of their own (Wzd, art. 1 lid 1 e).
   */
  readonly representatives?: readonly 'written-authorisation'[] | undefined
}

/** The options as the parts read them. */
export type WzdOptions = z.infer<typeof Options>
