import { compose, type Composed } from '../compose/compose.ts'
import type { ComposeEnvironment } from '../compose/environment.ts'
import { kernelMessages } from './kernel-messages.ts'
import { coreParts } from './parts/core-parts.ts'

/** Composes a definition with core's own parts and words, as every portal has them: at its start, when it is checked, explained and tested. */
export function composePortal(definition: unknown, environment: Omit<ComposeEnvironment, 'coreMessages' | 'coreParts'>): Composed {
  return compose(definition, { ...environment, coreMessages: kernelMessages, coreParts: coreParts.map(({ part }) => part) })
}
