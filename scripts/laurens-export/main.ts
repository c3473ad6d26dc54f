import { runMaker } from '../example-export/run-maker.ts'
import { makeExport } from './make-export.ts'

runMaker('laurens-export', makeExport)
