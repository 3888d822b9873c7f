import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerRendererRequest } from '../../../src/main/guard/renderer-files.ts'

let root: string
let folder: string

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'countersign-files-'))
  folder = join(root, 'renderer')
  await mkdir(join(folder, 'ort'), { recursive: true })
  await writeFile(join(folder, 'index.html'), '<!doctype html>')
  await writeFile(join(folder, 'ort', 'runtime.wasm'), Uint8Array.of(0, 97, 115, 109))
  await writeFile(join(folder, 'secret.txt'), 'no kind that the page needs')
  await writeFile(join(root, 'outside.js'), 'outside')
  await writeFile(join(root, 'renderer-twin.js'), 'outside')
  await symlink('.', join(folder, 'folder.js'))
})
afterAll(() => rm(root, { recursive: true, force: true }))

const get = (url: string) => answerRendererRequest(folder, 'GET', url)

describe('the built page, served over app://', () => {
  it('the start page comes with the policy that keeps strangers out', async () => {
    const response = await get('app://kiosk/')
    expect(response.status).toBe(200)
    expect(await response.text()).toBe('<!doctype html>')
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    const policy = response.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';")
    expect(policy).not.toContain("'unsafe-eval'")
    expect(policy).not.toContain("'unsafe-inline'")
  })

  it('every answer makes the page cross-origin isolated, refusals too', async () => {
    for (const url of ['app://kiosk/index.html', 'app://kiosk/ort/runtime.wasm', 'app://kiosk/missing.js']) {
      const { headers } = await get(url)
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
      expect(headers.get('cross-origin-embedder-policy')).toBe('require-corp')
    }
  })

  it('WASM carries its own media type', async () => {
    expect((await get('app://kiosk/ort/runtime.wasm')).headers.get('content-type')).toBe('application/wasm')
  })

  it.each([
    'app://kiosk/../outside.js',
    'app://kiosk/..%2foutside.js',
    'app://kiosk/%2e%2e/outside.js',
    'app://kiosk/ort/..%2f..%2foutside.js',
    'app://kiosk/..%2frenderer-twin.js',
    'app://kiosk/%00.js',
    'app://kiosk/%E0%A4%A.js',
    'app://other/index.html',
    'app://kiosk/secret.txt',
    'app://kiosk/missing.js',
    'app://kiosk/folder.js',
  ])('%s is not found', async (url) => {
    expect((await get(url)).status).toBe(404)
  })

  it('only reading is possible', async () => {
    expect((await answerRendererRequest(folder, 'POST', 'app://kiosk/')).status).toBe(405)
  })
})
