import { buildLibrary } from '../../tsup.base.ts'

export default buildLibrary({ index: 'src/index.ts', testing: 'src/testing.ts' })
