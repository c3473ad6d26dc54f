// @ts-check

/**
 * Takes the secret of a one-time link out of the address into the form. It is never sent by itself: who scans mail runs
 * scripts too, and would use the link up.
 */
const place = document.querySelector('[data-takes-fragment]')
const field = place?.querySelector('input')
if (place && field) {
  const take = () => {
    const secret = location.hash.slice(1)
    // An anchor of the page itself is no secret.
    if (secret === '' || document.getElementById(secret)) return
    field.value = secret
    history.replaceState(null, '', location.pathname + location.search)
    place.setAttribute('data-taken', '')
  }
  take()
  globalThis.addEventListener('hashchange', take)
}
