import { describe, expect, it, vi } from 'vitest'
import { attachedCameras } from '../../../../src/renderer/camera/attached-cameras.ts'
import { fakeMediaDevices } from '../../../fakes/camera.ts'

const desk = { deviceId: 'desk', groupId: 'g1', label: 'Desk camera' }
const front = { deviceId: 'front', groupId: 'g2', label: 'Front camera' }

describe('attached cameras', () => {
  it('the role’s own camera is asked for by its exact id, without sound', async () => {
    const media = fakeMediaDevices()
    media.attach(desk, front)
    const opened = await attachedCameras(media.port, () => ({ card: desk, face: front })).open('face')
    expect(opened).toMatchObject({ ok: true, value: { label: 'Front camera', isRemembered: true } })
    expect(media.asked).toEqual([
      {
        audio: false,
        video: {
          deviceId: { exact: 'front' },
          width: { ideal: 1920 },
          height: { ideal: 1080 },
          frameRate: { ideal: 30 },
        },
      },
    ])
  })

  it('closing turns the camera off', async () => {
    const media = fakeMediaDevices()
    media.attach(desk)
    const opened = await attachedCameras(media.port, () => ({})).open('card')
    expect(media.streams[0]?.isOn()).toBe(true)
    if (opened.ok) opened.value.close()
    expect(media.streams[0]?.isOn()).toBe(false)
  })

  it('a choice that staff made a moment ago is used at the next opening', async () => {
    const media = fakeMediaDevices()
    media.attach(desk, front)
    let remembered = { card: desk }
    const cameras = attachedCameras(media.port, () => remembered)
    remembered = { card: front }
    expect(await cameras.open('card')).toMatchObject({ value: { label: 'Front camera' } })
  })

  it('hidden names are learned by opening a camera once, and that camera is off afterwards', async () => {
    const media = fakeMediaDevices()
    media.attach(desk, front)
    media.hideNames()
    const opened = await attachedCameras(media.port, () => ({ face: front })).open('face')
    expect(opened).toMatchObject({ value: { label: 'Front camera', isRemembered: true } })
    expect(media.streams.map((stream) => stream.isOn())).toEqual([false, true])
  })

  it('a camera that stands in for a missing chosen one names it, and is set as no camera was', async () => {
    const media = fakeMediaDevices()
    media.attach(front)
    media.willOffer({ focusMode: ['manual', 'continuous'] })
    const chosen = { ...desk, picture: { focusMode: 'manual', isMirrored: true } } as const
    const opened = await attachedCameras(media.port, () => ({ card: chosen })).open('card')
    expect(opened).toMatchObject({ value: { label: 'Front camera', isRemembered: false, replaces: 'Desk camera' } })
    expect(opened).not.toHaveProperty('value.isMirrored')
    expect(media.streams[0]?.applied).toEqual([])
  })

  it('a camera that nobody chose stands in for none', async () => {
    const media = fakeMediaDevices()
    media.attach(front)
    expect(await attachedCameras(media.port, () => ({})).open('card')).not.toHaveProperty('value.replaces')
  })

  it('twins that cannot be told apart are CAMERA_AMBIGUOUS, and none is turned on', async () => {
    const media = fakeMediaDevices()
    media.attach({ ...desk, deviceId: 'a', groupId: 'a' }, { ...desk, deviceId: 'b', groupId: 'b' })
    const cameras = attachedCameras(media.port, () => ({ card: desk }))
    expect(await cameras.open('card')).toEqual({ ok: false, error: { code: 'CAMERA_AMBIGUOUS' } })
    expect(media.streams).toEqual([])
  })

  it('a camera is set as staff set it, as far as it can be', async () => {
    const media = fakeMediaDevices()
    media.attach(desk)
    media.willOffer({ focusMode: ['manual', 'continuous'], focusDistance: { min: 0, max: 1, step: 0.1 } })
    const chosen = { ...desk, picture: { focusMode: 'manual', focusDistance: 0.4, isMirrored: true } } as const
    const opened = await attachedCameras(media.port, () => ({ card: chosen })).open('card')
    expect(opened).toMatchObject({ value: { isMirrored: true } })
    expect(media.streams[0]?.applied).toEqual([{ advanced: [{ focusMode: 'manual', focusDistance: 0.4 }] }])
  })

  it('tells the finest picture that a camera can give, where it says so', async () => {
    const media = fakeMediaDevices()
    const fine = { ...desk, finestPx: { widthPx: 1920, heightPx: 1080 } }
    media.attach(fine, front)
    expect(await attachedCameras(media.port, () => ({})).list()).toEqual([fine, front])
  })

  it('a preview is what staff see of one camera; a refusal is told by its code', async () => {
    const media = fakeMediaDevices()
    const cameras = attachedCameras(media.port, () => ({}))
    const opened = await cameras.preview(front, {})
    expect(opened).toMatchObject({ ok: true, value: { settings: { width: 1280, height: 720 } } })
    if (opened.ok) opened.value.close()
    expect(media.streams[0]?.isOn()).toBe(false)
    media.refuseWith('NotReadableError')
    expect(await cameras.preview(front, {})).toEqual({ ok: false, error: { code: 'CAMERA_BUSY' } })
  })

  it('no camera at all is CAMERA_NOT_FOUND, without asking for one', async () => {
    const media = fakeMediaDevices()
    const cameras = attachedCameras(media.port, () => ({}))
    expect(await cameras.open('card')).toEqual({ ok: false, error: { code: 'CAMERA_NOT_FOUND' } })
    expect(await cameras.list()).toEqual([])
    expect(media.asked).toEqual([])
  })

  it('a refusal is a code, never a throw', async () => {
    const media = fakeMediaDevices()
    media.attach(desk)
    const cameras = attachedCameras(media.port, () => ({}))
    media.refuseWith('NotReadableError')
    expect(await cameras.open('card')).toMatchObject({ ok: false, error: { code: 'CAMERA_BUSY' } })
    media.hideNames()
    media.refuseWith('NotAllowedError')
    expect(await cameras.open('card')).toMatchObject({ ok: false, error: { code: 'CAMERA_DENIED' } })
    expect(await cameras.list()).toEqual([])
  })

  it('only cameras are listed, and their coming and going is heard until unsubscribed', async () => {
    const media = fakeMediaDevices()
    media.attach(desk)
    const cameras = attachedCameras(media.port, () => ({}))
    expect(await cameras.list()).toEqual([desk])
    const heard = vi.fn()
    const unsubscribe = cameras.onChange(heard)
    media.announce()
    unsubscribe()
    media.announce()
    expect(heard).toHaveBeenCalledOnce()
  })
})
