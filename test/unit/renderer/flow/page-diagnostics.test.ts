import { describe, expect, it } from 'vitest'
import type { FrameSource } from '../../../../src/renderer/camera/frame-pump.ts'
import type { Frame } from '../../../../src/renderer/camera/frame-source.ts'
import { measurePage } from '../../../../src/renderer/flow/page-diagnostics.ts'
import { fakeCameras } from '../../../fakes/camera.ts'
import { fakeVision } from '../../../fakes/vision.ts'

const FRAME_MS = 40

/** A camera that sends a frame every 40 ms, or only so many in all; time passes with its frames. */
function deskWith({ frames: left = Number.POSITIVE_INFINITY } = {}) {
  let nowMs = 0
  let opened = 0
  let closed = 0
  const timers: (() => void)[] = []
  const cameras = fakeCameras()
  const vision = fakeVision()
  const framesOf = (): FrameSource<Frame> => ({
    next: () => {
      if (left <= 0) return Promise.resolve(undefined)
      left -= 1
      nowMs += FRAME_MS
      opened += 1
      return Promise.resolve({ close: () => (closed += 1) } as unknown as Frame)
    },
    close: () => undefined,
  })
  const clock = {
    nowMs: () => nowMs,
    after: (_delayMs: number, task: () => void) => {
      timers.push(task)
      return () => void timers.splice(timers.indexOf(task), 1)
    },
  }
  return { cameras, vision, framesOf, clock, timers, unclosed: () => opened - closed }
}

describe('measuring cameras and checks', () => {
  it('tells what each camera delivers and how long a look takes, and turns everything off again', async () => {
    const desk = deskWith()
    desk.cameras.willGive({ width: 1920, height: 1080 })
    const { cameras, checks } = await measurePage(desk)
    expect(cameras).toEqual(
      ['card', 'face'].map((subject) => ({
        subject,
        label: `fake ${subject}`,
        size: { widthPx: 1920, heightPx: 1080 },
        framesPerSecond: 1_000 / FRAME_MS,
        lookMs: 50,
      })),
    )
    expect(checks).toEqual({ threads: 2, loadMs: 1 })
    expect(desk.cameras.on()).toEqual([])
    expect(desk.unclosed()).toBe(0)
    expect(desk.vision.timesForgotten()).toBe(1)
    expect(desk.timers).toEqual([])
  })

  it('keeps no picture either where a camera’s frames break', async () => {
    const desk = deskWith()
    let asked = 0
    const framesOf = (): FrameSource<Frame> => {
      const whole = desk.framesOf()
      // by then some were looked at
      return { ...whole, next: () => ((asked += 1) > 40 ? Promise.reject(new Error('broken')) : whole.next()) }
    }
    await expect(measurePage({ ...desk, framesOf })).rejects.toThrow('broken')
    expect(desk.vision.looks).not.toEqual([])
    expect(desk.vision.timesForgotten()).toBe(1)
    expect(desk.cameras.on()).toEqual([])
  })

  it('says why there is no picture', async () => {
    const desk = deskWith()
    desk.cameras.willGive('CAMERA_BUSY')
    expect((await measurePage(desk)).cameras).toEqual([
      { subject: 'card', code: 'CAMERA_BUSY' },
      { subject: 'face', code: 'CAMERA_BUSY' },
    ])
  })

  it('recognises a black camera, unless its pictures are drawn', async () => {
    const desk = deskWith()
    desk.vision.seePictures({ highLuma: 3 })
    expect((await measurePage(desk)).cameras[0]).toMatchObject({ code: 'CAMERA_BLACK', framesPerSecond: 25 })
    desk.cameras.willDraw()
    expect((await measurePage(desk)).cameras[0]).not.toHaveProperty('code')
  })

  it('makes up no rate for a camera that falls silent', async () => {
    const desk = deskWith({ frames: 1 })
    expect((await measurePage(desk)).cameras[0]).toEqual({
      subject: 'card',
      code: 'CAMERA_FAILED',
      label: 'fake card',
      size: { widthPx: 1280, heightPx: 720 },
    })
    expect(desk.cameras.on()).toEqual([])
  })

  it('tells of cameras also where the checks do not run', async () => {
    const desk = deskWith()
    desk.vision.willStart('CHECKS_UNAVAILABLE')
    desk.vision.failLooking('CHECKS_UNAVAILABLE')
    const { checks, cameras } = await measurePage(desk)
    expect(checks).toEqual({ code: 'CHECKS_UNAVAILABLE' })
    expect(cameras[0]).toMatchObject({ framesPerSecond: 25 })
    expect(cameras[0]).not.toHaveProperty('lookMs')
  })
})
