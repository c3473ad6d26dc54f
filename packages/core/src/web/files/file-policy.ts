/**
 * `Content-Security-Policy` of a file: it is somebody else's, so whatever stands in it, it runs nothing, asks nothing of anybody and has no origin. `allow-scripts`
 * lets a browser's own reader of PDF work (Safari shows an empty page without it); of the file nothing runs, because no script may come from anywhere.
 */
export const FILE_POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  'sandbox allow-scripts',
].join('; ')
