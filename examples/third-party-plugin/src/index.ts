export { vitaliteit } from './vitaliteit.ts'
