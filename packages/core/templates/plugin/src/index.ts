export { yourPlugin } from './your-plugin.ts'
