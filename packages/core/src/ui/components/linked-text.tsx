import { findLinks } from '../find-links.ts'

interface LinkedTextProps {
  readonly text: string
}

/**
 * What a person wrote, as paragraphs: an empty line starts a new one, a line break stays one, and addresses of the web, of mail and of telephones can
 * be followed. Never HTML. A link says where it leads, tells the other side nothing about this page, and vouches for nothing.
 */
export function LinkedText({ text }: LinkedTextProps) {
  return (
    <div class="prose linked">
      {toParagraphs(text).map((paragraph, index) => (
        <p key={index} dir="auto">
          <LinkedWords text={paragraph} />
        </p>
      ))}
    </div>
  )
}

/** The same within a line of something else. */
export function LinkedWords({ text }: LinkedTextProps) {
  return findLinks(text).map(({ text: words, href, host }, at) =>
    href === undefined ? words : <WrittenLink key={at} words={words} href={href} host={host} />,
  )
}

interface WrittenLinkProps {
  readonly words: string
  readonly href: string
  readonly host: string | undefined
}

function WrittenLink({ words, href, host }: WrittenLinkProps) {
  return (
    <>
      <a href={href} rel="noopener noreferrer nofollow ugc">
        {words}
      </a>
      {host !== undefined && ` (${host})`}
    </>
  )
}

function toParagraphs(text: string): readonly string[] {
  return text
    .replaceAll('\r\n', '\n')
    .split(/\n{2,}/u)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
}
