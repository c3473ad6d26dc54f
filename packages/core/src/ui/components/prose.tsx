import { Explained } from './explained.tsx'

interface ProseProps {
  readonly text: string
}

/** Plain text as paragraphs: an empty line starts a new one, a line break stays a line break; words that the portal explains can be asked for. Never HTML. */
export function Prose({ text }: ProseProps) {
  const paragraphs = text
    .replaceAll('\r\n', '\n')
    .split(/\n{2,}/u)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
  return (
    <div class="prose">
      {paragraphs.map((paragraph, index) => (
        <p key={index}>
          <Explained text={paragraph} />
        </p>
      ))}
    </div>
  )
}
