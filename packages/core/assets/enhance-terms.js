// @ts-check

/**
 * Opens the tick under a text when the end of the text was on the screen. It stands after the text, so that whoever comes to it by keyboard or with a
 * screen reader has the end reached too: nobody is ever kept from it.
 */
const form = document.querySelector('form[data-read-first]')
const tick = form?.querySelector('input[type="checkbox"]')
const said = form?.querySelector('[data-unread]')
if (form && tick && said instanceof HTMLElement) {
  const open = () => {
    seen.disconnect()
    tick.removeAttribute('aria-disabled')
    said.textContent = said.dataset.read ?? ''
  }
  const isSeen = (/** @type {IntersectionObserverEntry[]} */ entries) => entries.some(({ isIntersecting }) => isIntersecting)
  // What stands above the screen counts too: a jump to the end of a page may go past it.
  const seen = new IntersectionObserver((entries) => isSeen(entries) && open(), { rootMargin: '1000000px 0px 0px 0px' })
  tick.setAttribute('aria-disabled', 'true')
  said.textContent = said.dataset.unread ?? ''
  seen.observe(said)
  form.addEventListener('focusin', open, { once: true })
}
