const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "manifest-src 'self'",
].join('; ')

/** Headers of every answer: nothing from elsewhere, nothing framed, nothing kept. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'x-frame-options': 'DENY',
  'cache-control': 'no-store',
}

/** The answer with every security header; a header that the answer set itself stays, a production portal also asks for HTTPS only. */
export function withSecurityHeaders(given: Response, production: boolean): Response {
  const response = toChangeable(given)
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
    if (!response.headers.has(name)) response.headers.set(name, value)
  }
  if (production) response.headers.set('strict-transport-security', 'max-age=63072000; includeSubDomains')
  return response
}

/** `Response.redirect()` and what `fetch()` gave can't be changed; a copy can. */
function toChangeable(response: Response): Response {
  try {
    response.headers.delete('x-powered-by')
    return response
  } catch {
    return new Response(response.body, response)
  }
}
