import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick, shallowRef, type EffectScope } from 'vue'
import { systemClock } from '../../../../src/renderer/flow/clock.ts'
import { useCameraBeside } from '../../../../src/renderer/flow/useCameraBeside.ts'
import type { CaptureSubject } from '../../../../src/shared/domain/capture.ts'
import type { CameraSign } from '../../../../src/shared/domain/visit-view.ts'
import { fakeCameras, type FakeCameras } from '../../../fakes/camera.ts'

let cameras: FakeCameras
let scope: EffectScope
const off: Record<CaptureSubject, CameraSign> = { card: { at: 'off' }, face: { at: 'off' } }
const live: CameraSign = { at: 'live', label: 'fake face' }

beforeEach(() => {
  vi.useFakeTimers()
  cameras = fakeCameras()
  scope = effectScope()
})
afterEach(() => {
  scope.stop()
  expect(vi.getTimerCount(), 'timers left behind').toBe(0)
  expect(cameras.listeners(), 'listeners left behind').toBe(0)
  expect(cameras.on(), 'cameras left on').toEqual([])
  vi.useRealTimers()
})

function beside() {
  const signs = shallowRef(off)
  const subject = shallowRef<CaptureSubject>()
  const stream = scope.run(() =>
    useCameraBeside({ source: cameras, clock: systemClock, cameras: () => signs.value, subject: () => subject.value }),
  )!
  const settle = async (): Promise<void> => {
    await nextTick()
    await vi.advanceTimersByTimeAsync(0)
  }
  return { signs, subject, stream, settle }
}

describe('the camera beside the customer’s window', () => {
  it('opens only after the customer’s own is live, and goes off with the capture', async () => {
    const { signs, subject, stream, settle } = beside()
    subject.value = 'face'
    await settle()
    expect(cameras.openings).toEqual([])

    signs.value = { ...off, face: live }
    await settle()
    expect(cameras.on()).toEqual(['face'])
    expect(stream.value).toBeDefined()

    subject.value = undefined
    await settle()
    expect(cameras.on()).toEqual([])
    expect(stream.value).toBeUndefined()
  })

  it('shows the card, then the face, never the one for the other', async () => {
    const { signs, subject, stream, settle } = beside()
    subject.value = 'card'
    signs.value = { card: live, face: live }
    await settle()
    const card = stream.value
    expect(cameras.on()).toEqual(['card'])

    subject.value = 'face'
    await settle()
    expect(cameras.on()).toEqual(['face'])
    expect(stream.value).toBeDefined()
    expect(stream.value).not.toBe(card)
  })

  it('is off as soon as the customer’s is', async () => {
    const { signs, subject, stream, settle } = beside()
    subject.value = 'face'
    signs.value = { ...off, face: live }
    await settle()
    signs.value = { ...off, face: { at: 'failed' } }
    await settle()
    expect(cameras.on()).toEqual([])
    expect(stream.value).toBeUndefined()
  })

  it('goes off with its window', async () => {
    const { signs, subject, settle } = beside()
    subject.value = 'face'
    signs.value = { ...off, face: live }
    await settle()
    scope.stop()
    expect(cameras.on()).toEqual([])
  })
})
