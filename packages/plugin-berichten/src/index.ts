export { berichten } from './berichten.ts'
