import { assetsOptions, buildLibrary, pagesOptions } from '../../tsup.base.ts'

export default [
  buildLibrary({
    index: 'src/index.ts',
    'portal-entry': 'src/portal-entry.ts',
    'care/index': 'src/care/index.ts',
    'ui/index': 'src/ui/index.ts',
    'testing/index': 'src/testing/index.ts',
    'cli/index': 'src/cli/index.ts',
    'scaffold/index': 'src/scaffold/index.ts',
  }),
  assetsOptions(['assets/*']),
  // `voordeur explain CODE` reads them out of the package: without a network, and those of this very version.
  pagesOptions(['../../docs/problems/*.md'], 'dist/problems'),
]
