import { expect, test } from 'vitest'
import { toTerminalText } from './to-terminal-text.ts'

test('code is indented, what is hidden is left out, and a link to another page is its words', () => {
  const page = `# A

See [records](../records.md).

<!-- sample
x
-->
\`\`\`ts a.ts
# one

two
\`\`\`

## B

[lucide](https://lucide.dev)

[All problems](../problems.md)
`
  expect(toTerminalText(page)).toBe('A\n\nSee records.\n\n    # one\n\n    two\n\nB\n\n[lucide](https://lucide.dev)')
})
