import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { errorPage } from '../../../../scripts/docs/error-page.ts'
import { errorCatalog } from '../../../../src/shared/errors/error-catalog.ts'

it('docs/error-codes.md says what the program says (npm run docs writes it)', async () => {
  expect(readFileSync('docs/error-codes.md', 'utf8')).toBe(await errorPage())
})

it('every code has a heading of its own', async () => {
  const page = await errorPage()
  expect([...page.matchAll(/^### (\w+)$/gm)].map(([, code]) => code).toSorted()).toEqual(
    Object.keys(errorCatalog).toSorted(),
  )
})
