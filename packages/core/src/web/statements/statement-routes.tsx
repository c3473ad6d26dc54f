import type { Statements } from '../../define/portal.ts'
import { findTerms } from '../../flows/portal/terms.ts'
import { StatementText } from '../../ui/components/statement-text.tsx'
import { PlainPage } from '../../ui/pages/plain-page.tsx'
import { toStatementBlocks, type StatementBlock } from '../../ui/statement-blocks.ts'
import type { Kernel } from '../kernel.ts'
import { toHtmlResponse } from '../responses.ts'
import type { PublicRoute } from '../route.ts'
import { toFrame, toReader } from '../to-frame.ts'
import type { Visit } from '../visit.ts'
import { toDefaultAccessibility, toDefaultPrivacy, type StatementWords } from './default-statements.ts'
import { toStatementFacts, type StatementFacts } from './statement-facts.ts'
import { ACCESSIBILITY_PATH, PRIVACY_PATH } from './statement-paths.ts'

const ACCESS = { public: 'What the portal says about itself is for everybody, also before signing in; nothing of anybody stands in it.' }

type Default = (facts: StatementFacts, words: StatementWords) => readonly StatementBlock[]

/** What the portal says about itself: in the words of the organisation, or in its own. */
export const statementRoutes: readonly PublicRoute[] = [
  toRoute('privacy', PRIVACY_PATH, toDefaultPrivacy),
  toRoute('accessibility', ACCESSIBILITY_PATH, toDefaultAccessibility),
]

function toRoute(name: keyof Statements, path: string, toDefault: Default): PublicRoute {
  return {
    method: 'GET',
    path,
    access: ACCESS,
    beforeTerms: 'What the portal says about itself is what somebody decides by.',
    handle: async (kernel, visit) => {
      const own = kernel.composition.statements[name]
      const frame = toFrame(kernel, visit)
      return toHtmlResponse(
        <PlainPage frame={frame} title={frame.t(`core.${name}.title`)} isLong>
          {own === undefined ? (
            <StatementText blocks={toDefault(await readFacts(kernel), toWords(kernel, visit))} />
          ) : (
            <StatementText blocks={toStatementBlocks(own)} lang={kernel.composition.language.default} />
          )}
        </PlainPage>,
      )
    },
  }
}

async function readFacts({ composition, store }: Kernel): Promise<StatementFacts> {
  return toStatementFacts(composition, (await findTerms(store.system())) !== undefined)
}

function toWords(kernel: Kernel, visit: Visit): StatementWords {
  const { locale, form, mode } = toReader(kernel, visit)
  const { messages } = kernel.composition
  return { t: messages.for('core')(locale, form, mode), say: (plugin, key) => messages.for(plugin)(locale, form, mode)(key), locale }
}
