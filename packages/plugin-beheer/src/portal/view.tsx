import type { ViewTools } from '@voordeur/core'
import { Button, Card, LinkedText } from '@voordeur/core/ui'
import type { ComponentChild } from 'preact'
import { BannerCard } from './banner-view.tsx'
import type { PortalPage } from './load.ts'
import { sayVersion, TermsCard, TermsFormView } from './terms-view.tsx'

/** What holds for the whole portal, the form for another version of the terms, or one version of them. */
export function viewPortal(page: PortalPage, tools: ViewTools): ComponentChild {
  switch (page.kind) {
    case 'overview':
      return (
        <>
          <BannerCard banner={page.banner} tools={tools} />
          <TermsCard versions={page.versions} tools={tools} />
        </>
      )
    case 'write':
      return tools.may('publishTerms') && <TermsFormView newest={page.newest} tools={tools} />
    case 'version':
      return (
        <>
          <Card title={sayVersion(page.version, tools)} icon="scroll-text">
            <LinkedText text={page.version.text} />
          </Card>
          <div class="actions">
            <Button kind="secondary" href={tools.link()}>
              {tools.t('portal.back')}
            </Button>
          </div>
        </>
      )
  }
}
