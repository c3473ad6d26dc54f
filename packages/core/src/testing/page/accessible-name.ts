import { isElement, type Element, type ParsedPage } from './parse-page.ts'

/** The name by which a control is known to who does not see it: the parts of accname 1.2 that server-rendered HTML uses. Empty when it has none. */
export function nameOf(page: ParsedPage, element: Element): string {
  const { attribs } = element
  const referred = (attribs['aria-labelledby'] ?? '').split(/\s+/).flatMap((id) => page.byId.get(id) ?? [])
  const candidates = [
    ...referred.map((label) => spokenText(label)),
    attribs['aria-label'] ?? '',
    attribs['alt'] ?? '',
    ...labelsOf(page, element).map((label) => spokenText(label)),
    element.name === 'input' || element.name === 'select' || element.name === 'textarea' ? '' : spokenText(element),
    attribs['title'] ?? '',
  ]
  return candidates.map((text) => text.trim()).find((text) => text !== '') ?? ''
}

function labelsOf({ all }: ParsedPage, element: Element): readonly Element[] {
  const { id } = element.attribs
  const explicit = id === undefined ? [] : all.filter(({ name, attribs }) => name === 'label' && attribs['for'] === id)
  return [...explicit, ...ancestorsOf(element).filter(({ name }) => name === 'label')]
}

function ancestorsOf(element: Element): readonly Element[] {
  const above: Element[] = []
  for (let at: unknown = element.parent; isElement(at); at = at.parent) above.push(at)
  return above
}

/** Text with the alternative of pictures, without what is hidden from a screen reader. */
function spokenText(node: unknown): string {
  if (!isElement(node)) return isText(node) ? node.data : ''
  if (node.attribs['aria-hidden'] === 'true') return ''
  const own = node.attribs['aria-label'] ?? (node.name === 'img' ? node.attribs['alt'] : undefined)
  return own ?? node.children.map((child) => spokenText(child)).join(' ')
}

function isText(node: unknown): node is { readonly data: string } {
  return (
    typeof node === 'object' && node !== null && 'type' in node && node.type === 'text' && 'data' in node && typeof node.data === 'string'
  )
}
