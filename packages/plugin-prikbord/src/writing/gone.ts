import type { ActionProblems } from '@voordeur/core'

/** What is said of a message that is not there for this reader, or with which they may not do this: the same, whatever the reason. */
export const GONE: ActionProblems = { problems: [{ field: 'id', message: 'board.problem.gone' }] }
