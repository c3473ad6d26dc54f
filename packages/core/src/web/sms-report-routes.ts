import { REPORT_PATH } from '../flows/take-reports.ts'
import { readBody } from './form-body.ts'
import { HttpProblem } from './http-problem.ts'
import type { Kernel } from './kernel.ts'
import type { PublicRoute } from './route.ts'
import type { Visit } from './visit.ts'

const ACCESS = { public: 'A provider of text messages reports here what became of them; the address holds a secret.' }
const FROM_ELSEWHERE = 'It is no page: no browser and no session comes here, and nothing is shown.'

/** Where providers of text messages report; without one that reports there is no such address. */
export function listSmsReportRoutes({ takeReports }: Kernel): readonly PublicRoute[] {
  if (!takeReports) return []
  const handle = async (_kernel: Kernel, visit: Visit) => {
    const { request, params } = visit
    const body = request.method === 'POST' ? await readBody(request) : ''
    const report = { method: request.method, url: toToldUrl(_kernel, visit), headers: request.headers, body }
    const taken = await takeReports(params['token'] ?? '', report)
    if (taken === 'refused') throw new HttpProblem('forbidden')
    return new Response(null, { status: 204 })
  }
  const route = { path: `${REPORT_PATH}/:token`, access: ACCESS, handle }
  return [
    { ...route, method: 'GET' },
    { ...route, method: 'POST', fromElsewhere: FROM_ELSEWHERE },
  ]
}

/** The address as the provider was told it: a proxy in front may speak of the portal by another name. */
function toToldUrl({ origin }: Kernel, { url }: Visit): string {
  return `${origin}${url.pathname}${url.search}`
}
