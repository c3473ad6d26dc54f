/** Sends the browser on with a GET (303), to a path of this portal; nothing of it is kept in a cache. Each cookie is a `Set-Cookie` of its own. */
export function redirectTo(path: string, cookies: readonly string[] = [], headers: Readonly<Record<string, string>> = {}): Response {
  const response = new Response(null, { status: 303, headers: { location: path, 'cache-control': 'no-store', ...headers } })
  for (const cookie of cookies) response.headers.append('set-cookie', cookie)
  return response
}
