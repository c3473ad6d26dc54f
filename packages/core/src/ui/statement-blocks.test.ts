import { expect, test } from 'vitest'
import { toStatementBlocks } from './statement-blocks.ts'

test('headings, paragraphs and lists are told apart, and a line that goes on stays with the one before it', () => {
  const text = '# Wie zijn wij\r\nEen zin\ngaat door.\n\nNog een.\n- eerste\n  gaat door\n* tweede\n\n### Klein\n\n\nSlot.'
  expect(toStatementBlocks(text)).toEqual([
    { kind: 'heading', level: 2, text: 'Wie zijn wij' },
    { kind: 'text', text: 'Een zin\ngaat door.' },
    { kind: 'text', text: 'Nog een.' },
    { kind: 'list', items: ['eerste gaat door', 'tweede'] },
    { kind: 'heading', level: 3, text: 'Klein' },
    { kind: 'text', text: 'Slot.' },
  ])
})

test('what looks like markup is text', () => {
  expect(toStatementBlocks('#geen kop\n-geen lijst <b>en geen HTML</b>')).toEqual([
    { kind: 'text', text: '#geen kop\n-geen lijst <b>en geen HTML</b>' },
  ])
  expect(toStatementBlocks(' \n\n')).toEqual([])
})
