export { nieuws } from './nieuws.ts'
