import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { configurationSchema } from '../../../../scripts/docs/configuration-schema.ts'
import { settingComments } from '../../../../scripts/docs/setting-comments.ts'
import { settingNames } from '../../../../src/main/storage/settings-store.ts'

it('docs/configuration.schema.json is what the kiosk reads (npm run docs writes it)', async () => {
  expect(readFileSync('docs/configuration.schema.json', 'utf8')).toBe(await configurationSchema())
})

it('every setting is in it, in both parts, and the comments of the settings explain it', async () => {
  const { properties } = JSON.parse(await configurationSchema()) as {
    properties: Record<string, { properties: Record<string, { description: string }> }>
  }
  for (const part of ['locked', 'defaults']) {
    expect(Object.keys(properties[part]?.properties ?? {})).toEqual(settingNames)
    expect(properties[part]?.properties['maxInFlight']?.description).toContain(settingComments().get('maxInFlight'))
  }
})
