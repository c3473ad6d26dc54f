import { isHarmlessHtml } from '../harmless-html.ts'

interface RichTextProps {
  /** HTML as the record holds it: blocks, inline marks, lists and tables. */
  readonly html: string
}

/** Formatted text from the care record. The only place that trusts HTML, and only what holds nothing but words and marks; else the words are shown as they are written. */
export function RichText({ html }: RichTextProps) {
  return isHarmlessHtml(html) ? <div class="prose" dangerouslySetInnerHTML={{ __html: html }} /> : <div class="prose">{html}</div>
}
