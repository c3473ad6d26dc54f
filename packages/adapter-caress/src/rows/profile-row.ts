import { PROFILE_KINDS, ProfileItem } from '@voordeur/core/care'
import { z } from 'zod'
import { Author, ClientId, dayOrMoment, filled, ItemId, RecordedAt, text, Version, yesOrNo } from './columns.ts'
import { defineRowKind } from './row-kind.ts'

/** The columns of `profile`. */
export const ProfileRow = z
  .looseObject({
    id: ItemId,
    client: ClientId,
    kind: z.enum([...PROFILE_KINDS, 'other']).describe('Which part of the profile it is.'),
    title: text("Its name in the source's words; required to tell one `other` from the next."),
    completed: yesOrNo('Whether it was filled in.'),
    changedAt: dayOrMoment('When it was last changed.').optional(),
    recordedAt: RecordedAt,
    author: Author,
    sections: z
      .array(z.looseObject({ title: text('Heading.'), text: filled('What stands below it.') }))
      .optional()
      .describe('What it says. In CSV each section has a row: sections.title, sections.text.'),
    version: Version,
  })
  .meta({ title: 'profile', description: 'One part of the personal profile.' })

/** Parts of personal profiles. */
export const PROFILE = defineRowKind({
  noun: 'part of the profile',
  type: ProfileItem,
  schema: ProfileRow,
  lists: [{ name: 'sections' }],
  toItem: ({ id, recordedAt, version, kind, title, completed, changedAt, author, sections = [] }) => ({
    id,
    recordedAt,
    version,
    data: {
      kind,
      title,
      completed,
      changedAt,
      author: author && { name: author.name, role: author.role },
      sections: sections.map((section) => ({ title: section.title, text: section.text })),
    },
  }),
})
