/** A path as a shell takes it in one word. */
export function quotePath(path: string): string {
  return /^[\w./\\-]+$/u.test(path) ? path : JSON.stringify(path)
}
