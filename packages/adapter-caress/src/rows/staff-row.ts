import { z } from 'zod'
import { filled } from './columns.ts'

/** The columns of `staff`. */
export const StaffRow = z
  .looseObject({
    name: filled('Name as it stands in texts.'),
    role: filled('Role that takes the place of the name.').optional(),
  })
  .meta({ title: 'staff', description: 'Somebody who works here: everyone whose name may stand in a text.' })
