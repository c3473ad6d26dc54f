import type { Kernel } from './kernel.ts'
import { toTraceId } from './trace.ts'

/** Answers a request, counts it, and notes it in the log: by the pattern of its route, never by its path. */
export async function timeRequest(
  { meter, log }: Pick<Kernel, 'meter' | 'log'>,
  { request, route }: { readonly request: Request; readonly route: string },
  answer: () => Promise<Response>,
): Promise<Response> {
  const began = performance.now()
  const response = await answer()
  const milliseconds = performance.now() - began
  const { method } = request
  meter.request({ method, route, status: response.status, seconds: milliseconds / 1000 })
  log.answered({ traceId: toTraceId(request.headers), method, route, status: response.status, milliseconds: Math.round(milliseconds) })
  return response
}
