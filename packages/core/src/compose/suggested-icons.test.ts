import { expect, test } from 'vitest'
import { listIcons } from './disk.ts'
import { SUGGESTED_ICONS } from '../define/icon-name.ts'

test('every icon that an editor offers is there, once', () => {
  const icons = listIcons()
  expect(SUGGESTED_ICONS.filter((name) => !icons.has(name))).toEqual([])
  expect(new Set(SUGGESTED_ICONS).size).toBe(SUGGESTED_ICONS.length)
})
