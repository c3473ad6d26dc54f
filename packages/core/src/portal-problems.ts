import { toProblemText, type Problem } from './compose/problem.ts'

/** Thrown when a configuration can't be started; `problems` holds every mistake, the message prints them. */
export class PortalProblems extends Error {
  override readonly name = 'PortalProblems'
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    super(problems.map((problem) => toProblemText(problem)).join('\n\n'))
    this.problems = problems
  }
}
