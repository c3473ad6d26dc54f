import { APPLICATIONS } from './application-row.ts'
import { DOCUMENTS } from './document-row.ts'
import { EVALUATIONS } from './evaluation-row.ts'
import { FORM_KINDS } from './form-kind-row.ts'
import { FORMS } from './form-row.ts'
import { MEASURES } from './measure-row.ts'
import { PROFILE } from './profile-row.ts'
import { REPORTS } from './report-row.ts'
import type { RowKind } from './row-kind.ts'

/** The tables whose rows belong to a client, by their name in an export. */
export const CLIENT_TABLES = {
  reports: REPORTS,
  forms: FORMS,
  formKinds: FORM_KINDS,
  evaluations: EVALUATIONS,
  profile: PROFILE,
  documents: DOCUMENTS,
  measures: MEASURES,
  applications: APPLICATIONS,
} as const satisfies Readonly<Record<string, RowKind>>
