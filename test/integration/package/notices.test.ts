import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { bundledPieces } from '../../../scripts/licences/bundled-pieces.ts'
import { noticePage } from '../../../scripts/licences/notice-page.ts'
import { inProject } from '../../../scripts/project.ts'

describe('the third-party notices', () => {
  it('are those of what the build bundles: else run `npm run licences`', () => {
    expect(readFileSync(inProject('THIRD_PARTY_NOTICES.md'), 'utf8')).toBe(noticePage(bundledPieces()))
  })

  it('name what no bundler counts: fonts, the WASM runtime and the models', () => {
    const names = bundledPieces().map(({ name }) => name)
    expect(names).toEqual(
      expect.arrayContaining(['@fontsource-variable/inter', 'onnxruntime-web', '@vladmandic/human', 'vue-i18n', 'zod']),
    )
  })

  it('name each version of a package once', () => {
    const names = bundledPieces().map(({ name, version }) => `${name} ${version}`)
    expect(new Set(names).size).toBe(names.length)
  })
})
