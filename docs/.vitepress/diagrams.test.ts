import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { DIAGRAMS, findDiagram, listDiagrams, toDiagramName } from './diagrams.ts'
import { root } from './pages.ts'

test('every diagram of the documentation is drawn, as it is written today', () => {
  expect(listDiagrams(root).length).toBeGreaterThan(0)
  expect(
    listDiagrams(root).filter((text) => findDiagram(text) === undefined),
    'draw them: pnpm docs:diagrams',
  ).toEqual([])
})

test('no drawing is left of a diagram that is there no more', () => {
  expect(readdirSync(DIAGRAMS).toSorted()).toEqual(
    listDiagrams(root)
      .map((text) => toDiagramName(text))
      .toSorted(),
  )
})

test('a drawing asks for nothing, runs nothing and has the colours of the site', () => {
  for (const drawing of listDiagrams(root).map((text) => findDiagram(text) ?? '')) {
    expect(drawing).toMatch(/^<svg [^>]*viewBox/)
    expect(drawing).not.toMatch(/<script|<style|<foreignObject|\son\w+=|url\((?!#)|rgb\(/)
    expect(drawing).toContain('var(--vp-c-text-1)')
  }
})
