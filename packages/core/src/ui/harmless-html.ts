const TAGS =
  'div|p|span|br|hr|h3|h4|h5|h6|b|strong|i|em|u|s|sub|sup|small|blockquote|pre|ul|ol|li|dl|dt|dd|table|caption|thead|tbody|tfoot|tr|th|td'
const ATTRIBUTES = String.raw`(?: (?:(?:col|row)span="\d{1,4}"|scope="[a-z]{1,8}"))*`

// A `<` that does not begin one of these tags, spelled exactly so: what is not on the list is not let through.
const HARMFUL = new RegExp(`<(?!/?(?:${TAGS})${ATTRIBUTES} ?/?>)`)

/**
 * Whether HTML holds words, blocks, inline marks, lists and tables only: no link, picture, form, style, script, comment or
 * event. Adapters sanitise what they read; this is what a page believes.
 */
export function isHarmlessHtml(html: string): boolean {
  return !HARMFUL.test(html)
}
