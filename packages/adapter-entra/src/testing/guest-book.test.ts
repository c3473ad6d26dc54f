import { expect, test } from 'vitest'
import { createGuestBook } from './guest-book.ts'

const now = () => new Date('2026-11-26T10:00:00Z')

test('a guest of before is the same guest when invited again, by a new link, and accepted still', () => {
  const book = createGuestBook(now)
  const invited = book.invite('Anna@Post.example', 'https://portal.example/inloggen')
  book.accept(invited.guest.id)
  const later = createGuestBook(now, book.list())
  expect(later.findWay(invited.guest.id, invited.ticket)).toBeUndefined()
  const again = later.invite('anna@post.example', 'https://portal.example/inloggen')
  expect(again.guest.id).toBe(invited.guest.id)
  expect(later.find(invited.guest.id)?.state).toBe('Accepted')
  expect(later.findWay(invited.guest.id, again.ticket)).toBe('https://portal.example/inloggen')
})
