export { wzd } from './wzd.ts'
