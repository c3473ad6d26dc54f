// What is made
export { makePortal, type PortalToMake } from './make-portal.ts'
export { makePackage, type MadePackage, type PackageToMake } from './make-package.ts'
export { PACKAGE_KINDS, type PackageKind } from './new-package.ts'

// What is asked
export { ANSWER_FLAGS, type AnswerFlags, readAnswers, withDefaults } from './read-answers.ts'
export { DEFAULT_ANSWERS, PORTAL_PLUGINS, type PortalAnswers, type PortalPlugin, readOrganisation } from './portal-answers.ts'
export { findFreeFolder } from './find-free-folder.ts'
export { quotePath } from './quote-path.ts'

// What can not be
export { ScaffoldRefused } from './scaffold-refused.ts'
