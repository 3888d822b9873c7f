import {
  linkSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { eraseSecretFile, readSecretFile } from '../../../src/main/storage/secret-file.ts'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-secret-'))
  path = join(folder, 'api-key')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('a file with a secret', () => {
  it('is read, and once erased there is neither file nor text', async () => {
    writeFileSync(path, '\uFEFFsk-1\n')
    const held = openSync(path, 'r')
    expect(await readSecretFile(path)).toEqual({ kind: 'text', text: 'sk-1\n' })
    expect(await eraseSecretFile(path)).toBeUndefined()
    expect(readdirSync(folder)).toEqual([])
    // whoever had it open sees what is left of it
    expect(readSync(held, Buffer.alloc(10))).toBe(0)
  })

  it('that is not there is absent, also where its folder is missing', async () => {
    expect(await readSecretFile(path)).toEqual({ kind: 'absent' })
    expect(await readSecretFile(join(path, 'deeper'))).toEqual({ kind: 'absent' })
  })

  it('is not what a link points to, and that is never overwritten', async () => {
    const other = join(folder, 'other')
    writeFileSync(other, 'a document')
    symlinkSync(other, path)
    expect(await readSecretFile(path)).toMatchObject({ kind: 'unreadable' })
    expect(await eraseSecretFile(path)).toBeDefined()
    rmSync(path)
    linkSync(other, path)
    expect(await readSecretFile(path)).toEqual({ kind: 'unreadable', reason: 'no plain file' })
    expect(await eraseSecretFile(path)).toBe('no plain file')
    expect(readFileSync(other, 'utf8')).toBe('a document')
  })

  it('that is too long for one is left alone', async () => {
    writeFileSync(path, 'x'.repeat(5_000))
    expect(await readSecretFile(path)).toEqual({ kind: 'unreadable', reason: 'too long' })
    expect(await eraseSecretFile(path)).toBe('no plain file')
    expect(readFileSync(path, 'utf8')).toHaveLength(5_000)
  })

  it('a folder in its place is no secret', async () => {
    expect(await readSecretFile(folder)).toMatchObject({ kind: 'unreadable' })
    expect(await eraseSecretFile(folder)).toBeDefined()
  })
})
