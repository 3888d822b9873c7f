import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readModelFacts } from '../../../src/main/guard/model-checksums.ts'

const digest = (text: string) => createHash('sha256').update(text).digest('hex')

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-models-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const write = (name: string, text: string) => writeFileSync(join(folder, name), text)
const list = (...models: readonly object[]) => write('manifest.json', JSON.stringify({ models }))

it('a model is as it was built when its bytes are, and no longer when one of them is not', async () => {
  write('a.onnx', 'weights')
  write('b.onnx', 'weightz')
  list({ file: 'a.onnx', sha256: digest('weights') }, { file: 'b.onnx', sha256: digest('weights') })
  expect(await readModelFacts(folder)).toEqual([
    { name: 'a.onnx', sha256: digest('weights'), isAsBuilt: true },
    { name: 'b.onnx', sha256: digest('weightz'), isAsBuilt: false },
  ])
})

it('a model that is missing is named without a digest', async () => {
  list({ file: 'gone.onnx', sha256: digest('weights') })
  expect(await readModelFacts(folder)).toEqual([{ name: 'gone.onnx' }])
})

it('a manifest cannot make it read outside its folder', async () => {
  write('a.onnx', 'weights')
  list({ file: '../../etc/a.onnx', sha256: digest('weights') }, { file: 7, sha256: 'x' })
  expect(await readModelFacts(folder)).toEqual([{ name: 'a.onnx', sha256: digest('weights'), isAsBuilt: true }])
})

it.each(['', '{', '[]', '{"models":{}}'])('a manifest that says nothing (%j) leaves nothing known', async (text) => {
  write('manifest.json', text)
  expect(await readModelFacts(folder)).toEqual([])
  rmSync(join(folder, 'manifest.json'))
  expect(await readModelFacts(folder)).toEqual([])
})
