import { expect, test } from 'vitest'
import { listIcons } from './disk.ts'

test('the icons are those of the installed lucide, by the names it publishes', () => {
  const icons = listIcons()
  expect(icons.size).toBeGreaterThan(1000)
  expect(['pin', 'folder-open', 'id-card'].filter((name) => !icons.has(name))).toEqual([])
  expect(icons.has('no-such-icon')).toBe(false)
})
