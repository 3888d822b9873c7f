import { describe, expect, it } from 'vitest'
import {
  fasterBackend,
  isRealAdapter,
  measuredOn,
  rememberedBackend,
  type AdapterInfo,
} from '../../../../../src/renderer/vision-worker/models/choose-backend.ts'

const card: AdapterInfo = { vendor: 'intel', architecture: 'gen-12lp', device: '0x9a49', description: 'Iris Xe' }

describe('choosing where the networks run', () => {
  it('takes a graphics card for one, and software that plays one for none', () => {
    expect(isRealAdapter(card)).toBe(true)
    expect(isRealAdapter({ ...card, isFallbackAdapter: false })).toBe(true)
    expect(isRealAdapter({ ...card, isFallbackAdapter: true })).toBe(false)
    expect(isRealAdapter({ ...card, vendor: 'google', architecture: 'swiftshader' })).toBe(false)
    expect(isRealAdapter({ ...card, description: 'llvmpipe (LLVM 15.0.7, 256 bits)' })).toBe(false)
    expect(isRealAdapter({ ...card, description: 'Microsoft Basic Render Driver' })).toBe(false)
  })

  it('takes the card only where it is clearly faster', () => {
    expect(fasterBackend([20, 22], [10, 11])).toBe('webgpu')
    expect(fasterBackend([20], [15.9])).toBe('webgpu')
    expect(fasterBackend([20], [16])).toBe('wasm')
    expect(fasterBackend([10], [30])).toBe('wasm')
  })

  it('is not misled by a run that something else made slow', () => {
    expect(fasterBackend([200, 20, 20], [18, 18, 18])).toBe('wasm')
  })

  it('uses what it remembers on the same card and runtime, and on nothing else', () => {
    const now = measuredOn(card, '1.30.0')
    expect(rememberedBackend({ measuredOn: now, backend: 'webgpu' }, now)).toBe('webgpu')
    expect(rememberedBackend({ measuredOn: now, backend: 'wasm' }, measuredOn(card, '1.31.0'))).toBeUndefined()
    const other = measuredOn({ ...card, device: '0x46a6' }, '1.30.0')
    expect(rememberedBackend({ measuredOn: now, backend: 'wasm' }, other)).toBeUndefined()
    expect(rememberedBackend(undefined, now)).toBeUndefined()
  })

  it('believes nothing else that it reads back', () => {
    const now = measuredOn(card, '1.30.0')
    for (const damaged of [null, 7, 'webgpu', [], {}, { measuredOn: now }, { measuredOn: now, backend: 'cuda' }])
      expect(rememberedBackend(damaged, now)).toBeUndefined()
  })
})
