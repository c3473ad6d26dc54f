export { dossier } from './dossier.ts'
