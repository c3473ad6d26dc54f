import { fileRoute } from './files/file-route.ts'
import { mediaRoute } from './files/media-route.ts'
import { panelRoute } from './panel-route.tsx'
import { clientPartRoute } from './part-routes.ts'
import { photoRoute } from './photo-route.ts'
import type { ClientRoute, PreviewRoute } from './route.ts'
import { startRoute } from './start-route.tsx'

/**
 * Toon als…: the pages of a client once more, below the person as whom the administrator looks. Who that is stands in
 * the path and nowhere else, and there is no address below it that takes a form.
 */
export const previewRoutes: readonly PreviewRoute[] = [startRoute, photoRoute, panelRoute, clientPartRoute, fileRoute, mediaRoute].map(
  (route) => toPreviewRoute(route),
)

function toPreviewRoute({ path, handle }: ClientRoute): PreviewRoute {
  return { method: 'GET', path: path.replace('/client/:client', '/client/:client/als/:person'), access: 'preview', handle }
}
