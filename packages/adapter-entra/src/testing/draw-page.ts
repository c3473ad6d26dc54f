/** Text as HTML shows it. */
export function toHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

/** A page of the stand-in: plain, and clear about what it is. `body` is HTML. */
export function drawPage(title: string, body: string): string {
  return `<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${toHtml(title)}</title>
<style>
body { font: 1.125rem/1.5 system-ui, sans-serif; color: #1b1b1b; background: #f4f4f4; margin: 0 }
main { background: #fff; max-width: 26rem; margin: 2rem auto; padding: 1.5rem 2rem 2rem; border: 1px solid #c8c8c8 }
h1 { font-size: 1.5rem; margin: 0.5rem 0 1rem }
button, input { font: inherit; padding: 0.6rem 0.8rem; width: 100%; box-sizing: border-box; border: 1px solid #595959 }
button { background: #fff; color: #1b1b1b; text-align: left; cursor: pointer; margin: 0 0 0.6rem; overflow-wrap: anywhere }
button.go { background: #003e7e; color: #fff; text-align: center; margin-top: 1rem }
button:focus-visible, input:focus-visible { outline: 3px solid #003e7e; outline-offset: 2px }
small { display: block; color: #464646 }
label { display: block; font-weight: 600 }
.made-up { border-left: 4px solid #8a5a00; background: #fff6e0; padding: 0.5rem 0.8rem; margin: 0 0 1rem }
</style>
</head>
<body>
<main>
<p class="made-up">Dit is niet Microsoft. Deze pagina is nagemaakt, om op deze computer te proberen hoe inloggen gaat.</p>
<h1>${toHtml(title)}</h1>
${body}
</main>
</body>
</html>`
}
