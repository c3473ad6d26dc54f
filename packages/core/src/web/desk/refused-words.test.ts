import { expect, it } from 'vitest'
import { LOCALES } from '../../define/messages.ts'
import { FLOW_ERROR_CODES } from '../../flows/flow-error.ts'
import { coreMessages } from '../../ui/messages/core-messages.ts'

it.each(LOCALES)('the desk says in %s why something was refused, for every code that there is', (locale) => {
  expect(FLOW_ERROR_CODES.filter((code) => !(`refused.${code}` in coreMessages[locale]))).toEqual([])
})
