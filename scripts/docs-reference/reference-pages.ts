import { toApiPages } from './api-pages.ts'
import { toCommandsPage } from './commands-page.ts'
import { toConfigurationPage } from './configuration-page.ts'
import { toDataProtectionPages } from './data-protection-pages.ts'
import { toEnvironmentPage } from './environment-page.ts'
import { toEventsPage } from './events-page.ts'
import type { ReferencePage } from './page.ts'
import { toPluginPages } from './plugin-pages.ts'
import type { Columns } from './read-columns.ts'
import { toRecordsPage } from './records-page.ts'
import { toSignInPages } from './sign-in-pages.ts'
import { toSourcePages } from './source-pages.ts'

/** Every page that is written by a program, as the code says it today. */
export async function listReferencePages(columns: Columns): Promise<readonly ReferencePage[]> {
  return [
    toConfigurationPage(),
    await toCommandsPage(),
    toRecordsPage(),
    toEventsPage(),
    toEnvironmentPage(),
    ...toPluginPages(),
    ...toSourcePages(),
    ...toSignInPages(),
    ...toApiPages(),
    ...toDataProtectionPages(columns),
  ]
}
