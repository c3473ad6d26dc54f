/** The address a request came from, as the server that took it knows it; never a header, which anybody can write. */
export function toNetwork(request: Request): string | undefined {
  return 'ip' in request && typeof request.ip === 'string' ? request.ip : undefined
}
