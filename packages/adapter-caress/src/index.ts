export { caress, type CaressOptions } from './caress.ts'
export { writeManifest, type ManifestSettings } from './manifest/write-manifest.ts'
