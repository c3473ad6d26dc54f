export { yourMethod, type YourMethodOptions } from './your-method.ts'
export type { Directory, DirectoryPerson } from './directory.ts'
