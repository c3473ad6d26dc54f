export { beheer } from './beheer.ts'
