import { HttpProblem } from './http-problem.ts'
import type { PublicRoute } from './route.ts'

/** Serves stylesheets, scripts and the logo under names that change with their content, so that browsers may keep them. */
export const assetsRoute: PublicRoute = {
  method: 'GET',
  path: '/assets/:name',
  bare: true,
  access: { public: 'Stylesheets, scripts and the logo hold nothing of anybody.' },
  beforeTerms: 'The page of the terms is made with them.',
  handle: async (kernel, visit) => {
    const asset = kernel.assets.files.get(visit.params['name'] ?? '')
    if (!asset) throw new HttpProblem('not-found')
    return new Response(new Uint8Array(asset.body), {
      headers: { 'content-type': asset.type, 'cache-control': 'public, max-age=31536000, immutable' },
    })
  },
}
