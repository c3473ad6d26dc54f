const HIDDEN = /<!--[\s\S]*?-->\n*/g
const BLOCK = /^```[^\n]*\n([\s\S]*?)^```$/gm
const WAY_BACK = /^\[All problems\].*$/gm

/**
 * A page of Markdown as a person reads it in a terminal: what its reader would not see is left out, code is indented by four, headings stand alone,
 * and links to other pages are their words. Pure.
 */
export function toTerminalText(page: string): string {
  return page
    .replaceAll(HIDDEN, '')
    .replaceAll(WAY_BACK, '')
    .replaceAll(BLOCK, (_, code: string) => code.trimEnd().replaceAll(/^(?=.)/gm, '    '))
    .replaceAll(/^#+ /gm, '')
    .replaceAll(/\[([^\]]*)\]\((?!https?:)[^)]*\)/g, '$1')
    .trim()
}
