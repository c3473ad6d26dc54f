// @ts-check

/** Brings who listens, or sees little of the page, to the summary of what is wrong with a form. */
const summary = document.querySelector('.notice-error:has(.error-list)')
if (summary instanceof HTMLElement) {
  summary.tabIndex = -1
  summary.focus()
}
