import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { resultSchema } from '../../../../scripts/docs/result-schema.ts'

it('docs/result.schema.json is what the kiosk hands over (npm run docs writes it)', async () => {
  expect(readFileSync('docs/result.schema.json', 'utf8')).toBe(await resultSchema())
})

it('the example in docs/results.md has the fields of the schema', async () => {
  const example = /```json\n([\s\S]+?)```/.exec(readFileSync('docs/results.md', 'utf8'))?.[1] ?? ''
  const { data } = JSON.parse(example) as { data: object }
  const { properties } = JSON.parse(await resultSchema()) as { properties: { data: { properties: object } } }
  expect(Object.keys(properties.data.properties)).toEqual(expect.arrayContaining(Object.keys(data)))
})
