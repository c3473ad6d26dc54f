import { toCommandsPage } from './commands-page.ts'
import { toDataProtectionPages } from './data-protection-pages.ts'
import { toEnvironmentPage } from './environment-page.ts'
import { toEventsPage } from './events-page.ts'
import type { ReferencePage } from './page.ts'
import { readColumns } from './read-columns.ts'
import { toRecordsPage } from './records-page.ts'

/** Every page that is written by a program, as the code says it today. */
export async function listReferencePages(): Promise<readonly ReferencePage[]> {
  const columns = await readColumns()
  return [await toCommandsPage(), toRecordsPage(), toEventsPage(), toEnvironmentPage(), ...toDataProtectionPages(columns)]
}
