/** The anchor that GitHub gives to a heading; the site gives the same, so that a link to it works in both. */
export function toAnchor(title: string): string {
  return title
    .trim()
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}\s_-]/gu, '')
    .replaceAll(/\s/g, '-')
}
