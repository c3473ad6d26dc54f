import { accountActionRoute, clientActionRoute, deskActionRoute } from './action-routes.ts'
import { assetsRoute } from './assets-route.ts'
import { listAuthenticatorRoutes } from './authenticator-routes.tsx'
import { deskRoute } from './desk/desk-route.tsx'
import { downloadProgressRoute, takeDownloadRoute } from './download/download-routes.ts'
import { feedRoute } from './feeds/feed-route.ts'
import { fileRoute } from './files/file-route.ts'
import { deskMediaRoute, mediaRoute } from './files/media-route.ts'
import { healthRoute, readyRoute } from './health-routes.ts'
import type { Kernel } from './kernel.ts'
import { clientLiveRoute, deskLiveRoute } from './live/live-routes.ts'
import { listMailboxRoutes } from './mailbox-routes.tsx'
import { listOverlayRoutes } from './overlay/overlay-texts-route.ts'
import { panelRoute } from './panel-route.tsx'
import { accountPartRoute, clientPartRoute, deskPartRoute } from './part-routes.ts'
import { photoRoute } from './photo-route.ts'
import { previewRoutes } from './preview-routes.ts'
import { listSmsReportRoutes } from './sms-report-routes.ts'
import { readingModeRoute } from './reading-mode-route.ts'
import type { Route } from './route.ts'
import { statementRoutes } from './statements/statement-routes.tsx'
import { termsRoutes } from './statements/terms-routes.tsx'
import { clientsRoute, doorRoute, startRoute } from './start-route.tsx'
import { tourRoutes } from './tour/tour-routes.tsx'
import { listRequestRoutes } from './requests/request-routes.tsx'
import { textSizeRoute } from './text-size-route.ts'

/** Every address of a portal. What is not here does not exist. */
export function listRoutes(kernel: Kernel): readonly Route[] {
  return [
    doorRoute,
    clientsRoute,
    startRoute,
    photoRoute,
    panelRoute,
    downloadProgressRoute,
    takeDownloadRoute,
    clientLiveRoute,
    clientPartRoute,
    clientActionRoute,
    fileRoute,
    mediaRoute,
    feedRoute,
    ...previewRoutes,
    accountPartRoute,
    accountActionRoute,
    deskRoute,
    deskLiveRoute,
    deskPartRoute,
    deskActionRoute,
    deskMediaRoute,
    ...listAuthenticatorRoutes(kernel),
    ...listMailboxRoutes(kernel),
    ...listOverlayRoutes(kernel),
    ...listSmsReportRoutes(kernel),
    ...listRequestRoutes(kernel),
    ...statementRoutes,
    ...termsRoutes,
    ...tourRoutes,
    textSizeRoute,
    readingModeRoute,
    assetsRoute,
    healthRoute,
    readyRoute,
  ]
}
