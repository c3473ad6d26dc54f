import { nameOf } from './accessible-name.ts'
import { parsePage, type Element, type ParsedPage } from './parse-page.ts'

const UNLABELLED_INPUTS = new Set(['hidden', 'submit', 'button', 'reset', 'image'])

/** What keeps somebody from using a page, as far as its HTML shows it, as sentences with the rule of WCAG 2.2. */
export async function findBarriers(html: string): Promise<readonly string[]> {
  const page = await parsePage(html)
  return [
    ...findWrongPage(page),
    ...findWrongHeadings(page),
    ...findWrongIds(page),
    ...page.shown.filter((element) => isUnlabelled(page, element)).map((element) => `${toTag(element)} has no label (WCAG 1.3.1)`),
    ...page.shown
      .filter(({ name, attribs }) => name === 'img' && attribs['alt'] === undefined)
      .map((element) => `${toTag(element)} has no alt (WCAG 1.1.1)`),
    ...page.shown
      .filter((element) => isPressed(element) && nameOf(page, element) === '')
      .map((element) => `${toTag(element)} has no name (WCAG 4.1.2)`),
  ]
}

function findWrongPage({ all, textOf }: ParsedPage): readonly string[] {
  const root = all.find(({ name }) => name === 'html')
  const title = all.find(({ name }) => name === 'title')
  return [
    ...(root && (root.attribs['lang'] ?? '') === '' ? ['the page does not say its language (WCAG 3.1.1)'] : []),
    ...(root && (!title || textOf(title).trim() === '') ? ['the page has no title (WCAG 2.4.2)'] : []),
  ]
}

function findWrongHeadings({ shown, textOf }: ParsedPage): readonly string[] {
  const headings = shown.filter(({ name }) => /^h[1-6]$/.test(name))
  const levels = headings.map(({ name }) => Number(name.slice(1)))
  const firsts = levels.filter((level) => level === 1).length
  return [
    ...(firsts === 1 ? [] : [`there are ${firsts} headings <h1>, not one (WCAG 1.3.1)`]),
    ...headings.filter((heading) => textOf(heading).trim() === '').map(({ name }) => `<${name}> is empty (WCAG 2.4.6)`),
    ...levels.flatMap((level, index) => {
      const before = levels[index - 1] ?? level
      return level > before + 1 ? [`<h${level}> follows <h${before}>: a level is skipped (WCAG 1.3.1)`] : []
    }),
  ]
}

function findWrongIds({ all, byId }: ParsedPage): readonly string[] {
  const ids = all.flatMap(({ attribs }) => attribs['id'] ?? [])
  const double = new Set(ids.filter((id, index) => ids.indexOf(id) !== index))
  const references = all.flatMap(({ attribs }) =>
    ['for', 'aria-labelledby', 'aria-describedby'].flatMap((name) =>
      (attribs[name] ?? '')
        .split(/\s+/)
        .filter((id) => id !== '')
        .map((id) => [name, id] as const),
    ),
  )
  return [
    ...[...double].map((id) => `the id "${id}" stands twice (WCAG 4.1.2)`),
    ...references.filter(([, id]) => !byId.has(id)).map(([name, id]) => `${name}="${id}" names an id that is not on the page (WCAG 1.3.1)`),
  ]
}

function isUnlabelled(page: ParsedPage, element: Element): boolean {
  const { name, attribs } = element
  const isField = name === 'select' || name === 'textarea' || (name === 'input' && !UNLABELLED_INPUTS.has(attribs['type'] ?? 'text'))
  return isField && nameOf(page, element) === ''
}

function isPressed({ name, attribs }: Element): boolean {
  const isButtonInput = name === 'input' && ['submit', 'button', 'image'].includes(attribs['type'] ?? '') && attribs['value'] === undefined
  return name === 'button' || name === 'summary' || (name === 'a' && attribs['href'] !== undefined) || isButtonInput
}

function toTag({ name, attribs }: Element): string {
  const kept = ['type', 'name', 'href', 'src', 'id'].flatMap((key) => (attribs[key] === undefined ? [] : [` ${key}="${attribs[key]}"`]))
  return `<${name}${kept.slice(0, 2).join('')}>`
}
