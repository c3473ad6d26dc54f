import { runMaker } from '../example-export/run-maker.ts'
import { fillExport } from './fill-export.ts'

runMaker('lunet-export', (madeAt) => fillExport(new URL('../../examples/lunet/export/', import.meta.url), madeAt))
