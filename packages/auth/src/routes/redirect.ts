/** Sends the browser on with a GET (303), to a path of this portal; nothing of it is kept in a cache. */
export function redirectTo(path: string, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(null, { status: 303, headers: { location: path, 'cache-control': 'no-store', ...headers } })
}
