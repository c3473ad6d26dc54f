export { createPortal } from './portal.ts'
export type { Portal } from './join-rooms.ts'
export type { PortalDatabase, PortalLogLine, PortalOptions } from './portal-options.ts'
export { PortalProblems } from './portal-problems.ts'
