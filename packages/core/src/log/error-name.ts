/** How the log of the process calls an error: a name and a code, never a message, because messages of databases and parsers repeat what people wrote. */
export function toErrorName(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  return 'code' in error && typeof error.code === 'string' ? `${error.name} ${error.code}` : error.name
}
