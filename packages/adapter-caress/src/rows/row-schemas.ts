import type { z } from 'zod'
import type { TableName } from '../manifest/export-file.ts'
import { CLIENT_TABLES } from './client-tables.ts'
import { DiscussedRow } from './discussed-row.ts'
import { NewsRow } from './news-row.ts'
import { StaffRow } from './staff-row.ts'

/** The columns of every table. */
export const ROW_SCHEMAS: Readonly<Record<TableName, z.ZodType>> = {
  reports: CLIENT_TABLES.reports.schema,
  forms: CLIENT_TABLES.forms.schema,
  formKinds: CLIENT_TABLES.formKinds.schema,
  evaluations: CLIENT_TABLES.evaluations.schema,
  profile: CLIENT_TABLES.profile.schema,
  documents: CLIENT_TABLES.documents.schema,
  measures: CLIENT_TABLES.measures.schema,
  applications: CLIENT_TABLES.applications.schema,
  news: NewsRow,
  staff: StaffRow,
  discussed: DiscussedRow,
}
