// @ts-check

/** Warns a reader whose session is about to end. Every page of the portal, in this tab or another, starts the time anew. */
const dialog = document.getElementById('session')
if (dialog instanceof HTMLDialogElement) {
  const { keep = '', signIn = '', warnAfter = '', left = '' } = dialog.dataset
  const tabs = new BroadcastChannel('voordeur-session')
  let seen = Date.now()

  const restart = () => {
    seen = Date.now()
    dialog.close()
  }
  const leave = () => location.replace(signIn)

  // By the clock, and again when a tab comes back: a phone that sleeps does not count.
  const look = () => {
    const idle = (Date.now() - seen) / 1000
    if (idle >= Number(warnAfter) + Number(left)) leave()
    else if (idle >= Number(warnAfter) && !dialog.open) dialog.showModal()
  }

  // Whichever way the question is closed by the reader, the reader is there. Without a network it is asked again.
  const goOn = async () => {
    const before = seen
    seen = Date.now()
    const answer = await fetch(keep, { redirect: 'manual' }).catch(() => undefined)
    if (answer === undefined) seen = before
    else if (answer.ok) tabs.postMessage('seen')
    else leave()
  }

  tabs.addEventListener('message', restart)
  tabs.postMessage('seen')
  dialog.addEventListener('cancel', () => void goOn())
  dialog.querySelector('form')?.addEventListener('submit', () => void goOn())
  document.addEventListener('visibilitychange', look)
  setInterval(look, 1000)
}
