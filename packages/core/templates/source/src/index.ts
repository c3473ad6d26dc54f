export { yourSource } from './your-source.ts'
