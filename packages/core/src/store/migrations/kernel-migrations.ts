import type { Migration } from 'kysely/migration'
import { tables } from './001-tables.ts'
import { viewerContext } from './002-viewer-context.ts'
import { audit } from './003-audit.ts'
import { accountPreferences } from './004-account-preferences.ts'
import { outboxDelivery } from './005-outbox-delivery.ts'
import { ownSide } from './006-own-side.ts'
import { notices } from './007-notices.ts'
import { auditPurge } from './008-audit-purge.ts'
import { downloads } from './009-downloads.ts'
import { ends } from './010-ends.ts'
import { auditOfAccount } from './011-audit-of-account.ts'
import { searchWords } from './012-search-words.ts'
import { clientReading } from './013-client-reading.ts'
import { recordFiles } from './014-record-files.ts'
import { countedFields } from './015-counted-fields.ts'
import { desk } from './016-desk.ts'
import { accessRequests } from './017-access-requests.ts'
import { sourceMessages } from './018-source-message.ts'
import { feeds } from './019-feeds.ts'
import { bannerAndTerms } from './020-banner-and-terms.ts'
import { recordFindings } from './021-record-findings.ts'
import { simpleMode } from './022-simple-mode.ts'
import { termsAndTour } from './023-terms-and-tour.ts'
import { secrets } from './024-secrets.ts'

/** The kernel's own migrations by sortable name. What is released is never changed; a new one follows. */
export const kernelMigrations: Readonly<Record<string, Migration>> = {
  '001-tables': tables,
  '002-viewer-context': viewerContext,
  '003-audit': audit,
  '004-account-preferences': accountPreferences,
  '005-outbox-delivery': outboxDelivery,
  '006-own-side': ownSide,
  '007-notices': notices,
  '008-audit-purge': auditPurge,
  '009-downloads': downloads,
  '010-ends': ends,
  '011-audit-of-account': auditOfAccount,
  '012-search-words': searchWords,
  '013-client-reading': clientReading,
  '014-record-files': recordFiles,
  '015-counted-fields': countedFields,
  '016-desk': desk,
  '017-access-requests': accessRequests,
  '018-source-message': sourceMessages,
  '019-feeds': feeds,
  '020-banner-and-terms': bannerAndTerms,
  '021-record-findings': recordFindings,
  '022-simple-mode': simpleMode,
  '023-terms-and-tour': termsAndTour,
  '024-secrets': secrets,
}
