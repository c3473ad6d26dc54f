export { prikbord } from './prikbord.ts'
