import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CaptureSubject } from '../../../../src/shared/domain/capture.ts'
import {
  createCameraSession,
  largestCrop,
  type CameraSession,
  type CameraState,
} from '../../../../src/renderer/camera/camera-session.ts'
import type { PictureSummary } from '../../../../src/renderer/vision/vision-protocol.ts'
import { systemClock } from '../../../../src/renderer/flow/clock.ts'
import { fakeCameras, type FakeCameras } from '../../../fakes/camera.ts'

let cameras: FakeCameras
let states: string[]

const describeState = (state: CameraState): string => (state.at === 'failed' ? state.code : state.at)
const flush = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0)

function session(subject: CaptureSubject = 'face', onState?: (state: CameraState) => void): CameraSession {
  return createCameraSession(subject, {
    source: cameras,
    after: (delayMs, task) => systemClock.after(delayMs, task),
    onState: (state) => {
      states.push(describeState(state))
      onState?.(state)
    },
  })
}

beforeEach(() => {
  vi.useFakeTimers()
  cameras = fakeCameras()
  states = []
})
afterEach(() => {
  expect(vi.getTimerCount(), 'timers left behind').toBe(0)
  expect(cameras.listeners(), 'listeners left behind').toBe(0)
  vi.useRealTimers()
})

describe('a camera session', () => {
  it('opens, is live with what the camera really gives, and is off after closing', async () => {
    const face = session()
    face.open()
    await flush()
    expect(face.state()).toMatchObject({ at: 'live', label: 'fake face', settings: { width: 1280, height: 720 } })
    face.close()
    expect(states).toEqual(['opening', 'live', 'off'])
    expect(cameras.on()).toEqual([])
  })

  it('stays live for as long as it is wanted', async () => {
    const face = session()
    face.open()
    await vi.advanceTimersByTimeAsync(3_600_000)
    expect(states).toEqual(['opening', 'live'])
    face.close()
  })

  it('opening twice opens one camera', async () => {
    const face = session()
    face.open()
    face.open()
    await flush()
    face.open()
    expect(cameras.openings).toHaveLength(1)
    face.close()
  })

  it('a stand-in gives way as soon as the chosen camera is back; the chosen one stays whatever comes', async () => {
    cameras.willReplace('Desk camera')
    const card = session('card')
    card.open()
    await flush()
    expect(card.state()).toMatchObject({ at: 'live', replaces: 'Desk camera' })
    cameras.willReplace(undefined)
    cameras.change()
    await flush()
    expect(card.state()).not.toHaveProperty('replaces')
    expect(cameras.opened.map(({ camera }) => camera.isOn())).toEqual([false, true])
    cameras.change()
    await flush()
    expect(cameras.openings).toHaveLength(2)
    card.close()
  })

  it('a stop while opening leaves no camera on', async () => {
    cameras.willGive('hang')
    const face = session()
    face.open()
    face.close()
    await cameras.answer()
    await flush()
    expect(cameras.opened).toHaveLength(1)
    expect(cameras.on()).toEqual([])
    expect(states).toEqual(['opening', 'off'])
  })

  it('stop and start while opening leaves exactly the second camera on', async () => {
    cameras.willGive('hang')
    const face = session()
    face.open()
    face.close()
    face.open()
    await cameras.answer()
    await flush()
    expect(face.state().at).toBe('opening')
    await cameras.answer()
    await flush()
    expect(cameras.opened.map(({ camera }) => camera.isOn())).toEqual([false, true])
    expect(states).toEqual(['opening', 'off', 'opening', 'live'])
    face.close()
  })

  it('whoever closes it on hearing that it opens gets no camera', async () => {
    const face: CameraSession = session('face', (state) => {
      if (state.at === 'opening') face.close()
    })
    face.open()
    await flush()
    expect(cameras.openings).toEqual([])
    expect(states).toEqual(['opening', 'off'])
  })

  it('whoever closes it on hearing that it failed is not called again', async () => {
    cameras.willGive('CAMERA_BUSY')
    const face: CameraSession = session('face', (state) => {
      if (state.at === 'failed') face.close()
    })
    face.open()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(states).toEqual(['opening', 'CAMERA_BUSY', 'off'])
  })

  it('a busy camera is tried again every 2 s and is live once it is free', async () => {
    cameras.willGive('CAMERA_BUSY')
    const face = session()
    face.open()
    await vi.advanceTimersByTimeAsync(3999)
    expect(cameras.openings).toHaveLength(2)
    cameras.willGive({ width: 1280, height: 720 })
    await vi.advanceTimersByTimeAsync(1)
    expect(states).toEqual(['opening', 'CAMERA_BUSY', 'CAMERA_BUSY', 'live'])
    face.close()
  })

  it('a denied camera is live once it is allowed', async () => {
    cameras.willGive('CAMERA_DENIED')
    const face = session()
    face.open()
    await flush()
    expect(states.at(-1)).toBe('CAMERA_DENIED')
    cameras.willGive({ width: 1280, height: 720 })
    await vi.advanceTimersByTimeAsync(2000)
    expect(states.at(-1)).toBe('live')
    face.close()
  })

  it('an unplugged camera says so until it is plugged in again, and is then live at once', async () => {
    const face = session()
    face.open()
    await flush()
    cameras.willGive('CAMERA_NOT_FOUND')
    cameras.latest().unplug()
    expect(states.at(-1)).toBe('CAMERA_UNPLUGGED')
    cameras.change()
    await flush()
    expect(states.at(-1)).toBe('CAMERA_UNPLUGGED')
    cameras.willGive('CAMERA_BUSY')
    cameras.change()
    await flush()
    expect(states.at(-1)).toBe('CAMERA_BUSY')
    cameras.willGive({ width: 1280, height: 720 })
    cameras.change()
    await flush()
    expect(states.at(-1)).toBe('live')
    face.close()
  })

  it('the end of a camera that was let go says nothing', async () => {
    const face = session()
    face.open()
    await flush()
    const first = cameras.latest()
    face.reopen()
    await flush()
    first.unplug()
    expect(states).toEqual(['opening', 'live', 'opening', 'live'])
    face.close()
    cameras.latest().unplug()
    expect(states.at(-1)).toBe('off')
  })

  it('a change of cameras while live or off changes nothing', async () => {
    const face = session()
    cameras.change()
    face.open()
    await flush()
    cameras.change()
    await flush()
    expect(cameras.openings).toHaveLength(1)
    face.close()
    cameras.change()
    await flush()
    expect(cameras.openings).toHaveLength(1)
  })

  it('after waking an open camera is opened anew and a closed one stays off', async () => {
    const face = session()
    face.reopen()
    expect(states).toEqual([])
    face.open()
    await flush()
    face.reopen()
    await flush()
    expect(cameras.opened.map(({ camera }) => camera.isOn())).toEqual([false, true])
    face.close()
  })

  it('a live camera that gives no pictures has failed and is tried again', async () => {
    const face = session()
    face.reportSilence()
    face.open()
    await flush()
    face.reportSilence()
    expect(states.at(-1)).toBe('CAMERA_FAILED')
    expect(cameras.on()).toEqual([])
    await vi.advanceTimersByTimeAsync(2000)
    expect(states.at(-1)).toBe('live')
    face.close()
  })

  it('a driver that never answers has failed after 10 s, and its late camera is turned off', async () => {
    cameras.willGive('hang')
    const face = session()
    face.open()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(states.at(-1)).toBe('CAMERA_FAILED')
    await cameras.answer()
    await flush()
    expect(cameras.on()).toEqual([])
    face.close()
  })

  it.each<[CaptureSubject, number, number, string]>([
    ['face', 640, 480, 'CAMERA_TOO_COARSE'],
    ['face', 800, 600, 'live'],
    ['face', 1280, 720, 'live'],
    ['card', 640, 480, 'CAMERA_TOO_COARSE'],
    ['card', 720, 480, 'live'],
  ])('a %s camera of %d x %d is %s', async (subject, width, height, expected) => {
    cameras.willGive({ width, height })
    const one = session(subject)
    one.open()
    await flush()
    expect(states.at(-1)).toBe(expected)
    one.close()
  })

  it('a coarse camera is not blinked on and off: it waits for another one', async () => {
    cameras.willGive({ width: 320, height: 240 })
    const face = session()
    face.open()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(cameras.openings).toHaveLength(1)
    expect(cameras.on()).toEqual([])
    cameras.willGive({ width: 1280, height: 720 })
    cameras.change()
    await flush()
    expect(states.at(-1)).toBe('live')
    face.close()
  })

  it('a camera that keeps its size to itself is given the benefit of the doubt', async () => {
    cameras.willGive({})
    const face = session()
    face.open()
    await flush()
    expect(states.at(-1)).toBe('live')
    face.close()
  })
})

describe('a camera whose pictures are unfit', () => {
  let nowMs = 0
  let print = 0
  const good: PictureSummary = { highLuma: 200, lowLuma: 20, colour: 60 }
  function see(face: CameraSession, like: Partial<PictureSummary>, forMs: number): void {
    for (const endMs = nowMs + forMs; nowMs <= endMs; nowMs += 100)
      face.seePicture({ ...good, print: ++print, ...like }, nowMs)
  }
  async function liveFace(): Promise<CameraSession> {
    const face = session()
    face.open()
    await flush()
    return face
  }

  it.each<[Partial<PictureSummary>, string]>([
    [{ highLuma: 30 }, 'CAMERA_TOO_DARK'],
    [{ colour: 0 }, 'CAMERA_INFRARED'],
  ])('%o is told as %s; it stays on, and is live once its pictures are well', async (like, code) => {
    const face = await liveFace()
    see(face, like, 1900)
    expect(face.state()).toMatchObject({ at: 'failed', code, trial: cameras.latest().stream })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(cameras.openings).toHaveLength(1)
    see(face, {}, 600)
    expect(face.state()).toMatchObject({ at: 'live', stream: cameras.latest().stream })
    face.close()
  })

  it('a black one is started anew once, at once, and then looked at until it is uncovered', async () => {
    const face = await liveFace()
    see(face, { highLuma: 0 }, 1900)
    expect(face.state()).toMatchObject({ at: 'failed', code: 'CAMERA_BLACK' })
    await flush()
    expect(cameras.opened.map(({ camera }) => camera.isOn())).toEqual([false, true])
    see(face, { highLuma: 0 }, 3000)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(cameras.openings).toHaveLength(2)
    expect(face.state()).toMatchObject({ at: 'failed', code: 'CAMERA_BLACK' })
    see(face, {}, 600)
    expect(states.at(-1)).toBe('live')
    face.close()
  })

  it('a frozen one is started anew at once, and again every 4 s until it moves', async () => {
    const face = await liveFace()
    see(face, {}, 200)
    see(face, { print: 7 }, 1900)
    await flush()
    expect(states).toEqual(['opening', 'live', 'CAMERA_FROZEN', 'CAMERA_FROZEN'])
    expect(cameras.openings).toHaveLength(2)
    await vi.advanceTimersByTimeAsync(60_000)
    see(face, { print: 7 }, 3900)
    expect(cameras.openings).toHaveLength(2)
    see(face, { print: 7 }, 200)
    await flush()
    expect(cameras.openings).toHaveLength(3)
    see(face, {}, 600)
    expect(states.at(-1)).toBe('live')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(cameras.openings).toHaveLength(3)
    face.close()
  })

  it('pictures that stop coming are a frozen camera, which must move before it is live', async () => {
    const face = await liveFace()
    see(face, {}, 300)
    face.reportSilence()
    expect(face.state()).toEqual({ at: 'failed', code: 'CAMERA_FROZEN' })
    await flush()
    expect(face.state()).toMatchObject({ at: 'failed', code: 'CAMERA_FROZEN', trial: cameras.latest().stream })
    face.reportSilence()
    expect(face.state()).toEqual({ at: 'failed', code: 'CAMERA_FROZEN' })
    await vi.advanceTimersByTimeAsync(2000)
    see(face, {}, 600)
    expect(states.at(-1)).toBe('live')
    face.close()
  })

  it('one trouble after another is told by its own code', async () => {
    const face = await liveFace()
    see(face, { highLuma: 30 }, 1900)
    see(face, { colour: 0 }, 1900)
    expect(states.slice(-2)).toEqual(['CAMERA_TOO_DARK', 'CAMERA_INFRARED'])
    face.close()
  })

  it('one that is unplugged meanwhile is unplugged, and the next visit starts without prejudice', async () => {
    const face = await liveFace()
    see(face, { highLuma: 30 }, 1900)
    cameras.latest().unplug()
    expect(states.at(-1)).toBe('CAMERA_UNPLUGGED')
    face.close()
    face.open()
    await flush()
    expect(states.at(-1)).toBe('live')
    face.close()
  })

  it('whoever closes it on hearing of it gets no camera', async () => {
    const face: CameraSession = session('face', (state) => {
      if (state.at === 'failed') face.close()
    })
    face.open()
    await flush()
    see(face, { highLuma: 0 }, 1900)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(states.slice(-2)).toEqual(['CAMERA_BLACK', 'off'])
    expect(cameras.on()).toEqual([])
  })

  it('drawn pictures may stand still, and be as dark and grey as they like', async () => {
    cameras.willDraw()
    const face = await liveFace()
    see(face, { print: 7, highLuma: 0, colour: 0 }, 10_000)
    expect(states).toEqual(['opening', 'live'])
    face.close()
  })
})

describe('the largest crop', () => {
  it('fits into the picture and has the subject’s shape', () => {
    expect(largestCrop('face', 1280, 720)).toEqual({ widthPx: 540, heightPx: 720 })
    expect(largestCrop('face', 300, 720)).toEqual({ widthPx: 300, heightPx: 400 })
    const card = largestCrop('card', 1000, 1000)
    expect(card.widthPx).toBe(1000)
    expect(card.widthPx / card.heightPx).toBeCloseTo(85.6 / 53.98)
  })
})
