import { describe, expect, test } from 'vitest'
import { findBarriers } from './find-barriers.ts'

const page = (body: string) => `<!doctype html><html lang="nl"><head><title>Bord</title></head><body><h1>Bord</h1>${body}</body></html>`

describe('a page', () => {
  test.each([
    ['<label for="a">Naam</label><input id="a">'],
    ['<label>Naam <input></label>'],
    ['<input aria-label="Zoeken">'],
    ['<p id="p">Naam</p><select aria-labelledby="p"></select>'],
    ['<input type="hidden" name="token"><input type="submit" value="Opslaan">'],
    ['<img alt="" src="a.png">'],
    ['<a href="/"><img alt="Naar het begin" src="a.png"></a>'],
    ['<button><svg aria-hidden="true"><path d="M0 0"></path></svg> Sluiten</button>'],
    ['<details><summary>Meer</summary></details>'],
    ['<h2>Een</h2><h3>Twee</h3><h2>Drie</h2>'],
    ['<div aria-hidden="true">Papier <h4>Alleen op papier</h4></div><a id="x">Geen link</a>'],
  ])('%s keeps nobody out', async (body) => {
    expect(await findBarriers(page(body))).toEqual([])
  })

  test.each([
    ['<input name="q">', '<input name="q"> has no label (WCAG 1.3.1)'],
    ['<label for="b">Naam</label><input id="a"><p id="b"></p>', '<input id="a"> has no label (WCAG 1.3.1)'],
    ['<textarea>Tekst</textarea>', '<textarea> has no label (WCAG 1.3.1)'],
    ['<select><option>Een</option></select>', '<select> has no label (WCAG 1.3.1)'],
    ['<img src="a.png">', '<img src="a.png"> has no alt (WCAG 1.1.1)'],
    ['<button><span aria-hidden="true">×</span></button>', '<button> has no name (WCAG 4.1.2)'],
    ['<a href="/x"><img alt="" src="a.png"></a>', '<a href="/x"> has no name (WCAG 4.1.2)'],
    ['<a href="/x"> </a>', '<a href="/x"> has no name (WCAG 4.1.2)'],
    ['<h3>Te diep</h3>', '<h3> follows <h1>: a level is skipped (WCAG 1.3.1)'],
    ['<h1>Nog een</h1>', 'there are 2 headings <h1>, not one (WCAG 1.3.1)'],
    ['<h2></h2>', '<h2> is empty (WCAG 2.4.6)'],
    ['<p id="a"></p><p id="a"></p>', 'the id "a" stands twice (WCAG 4.1.2)'],
    ['<p aria-describedby="weg">x</p>', 'aria-describedby="weg" names an id that is not on the page (WCAG 1.3.1)'],
  ])('%s is found', async (body, barrier) => {
    expect(await findBarriers(page(body))).toEqual([barrier])
  })

  test('without a language or a title is found', async () => {
    expect(await findBarriers('<html><head></head><body><h1>Bord</h1></body></html>')).toEqual([
      'the page does not say its language (WCAG 3.1.1)',
      'the page has no title (WCAG 2.4.2)',
    ])
  })
})
