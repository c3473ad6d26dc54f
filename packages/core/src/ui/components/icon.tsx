import { icons as lucideIcons } from 'lucide'
import { h } from 'preact'

interface IconProps {
  /** Name of a lucide icon, such as `folder-open`. */
  readonly name: string
  /** What the icon says to who cannot see it; without a label the icon is decoration. */
  readonly label?: string | undefined
  /** Width and height in CSS pixels at the normal text size. Default 24. */
  readonly size?: number | undefined
}

type Shapes = readonly (readonly [tag: string, attributes: Readonly<Record<string, string | number | undefined>>])[]

const icons: Readonly<Record<string, Shapes>> = lucideIcons
const FALLBACK = 'circle'

/** Whether lucide has an icon of this name; a portal that names another one is refused when it is composed. */
export function isIcon(name: string): boolean {
  return Object.hasOwn(icons, toPascalCase(name))
}

/** A lucide icon as inline SVG. It grows with the text, because its size is written in `em` by the stylesheet. */
export function Icon({ name, label, size = 24 }: IconProps) {
  const shapes = icons[toPascalCase(isIcon(name) ? name : FALLBACK)] ?? []
  const spoken = label === undefined ? { 'aria-hidden': 'true' as const } : { role: 'img' as const, 'aria-label': label }
  return (
    <svg class="icon" viewBox="0 0 24 24" width={size} height={size} fill="none" stroke="currentColor" {...spoken}>
      {shapes.map(([tag, attributes]) => h(tag, attributes))}
    </svg>
  )
}

function toPascalCase(name: string): string {
  return name
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
}
