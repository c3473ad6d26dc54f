import { isValidElement, type ComponentChildren } from 'preact'

/** What the view of a part drew. Throws `TWO_PREACTS` for an element of another major version of preact: nothing of it would be seen. */
export function toDrawn(content: ComponentChildren): ComponentChildren {
  if (!isForeign(content)) return content
  const sentence = 'The view made elements of another preact than core has: see `npm ls preact`. A plugin has preact as a peer dependency.'
  throw Object.assign(new Error(sentence), { code: 'TWO_PREACTS' })
}

function isForeign(content: ComponentChildren): boolean {
  return typeof content === 'object' && content !== null && 'type' in content && 'props' in content && !isValidElement(content)
}
