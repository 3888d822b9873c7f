import { expect, it } from 'vitest'
import { shallowReactive } from 'vue'
import type { CameraState } from '../../../../src/renderer/camera/camera-session.ts'
import { reportCameraFaults } from '../../../../src/renderer/flow/report-camera-faults.ts'
import type { Failure } from '../../../../src/shared/errors/result.ts'

it('main is told of a camera that fails, once for each time, until nobody asks any more', () => {
  const cameras = shallowReactive<Record<'card' | 'face', CameraState>>({ card: { at: 'off' }, face: { at: 'off' } })
  const told: Failure[] = []
  const stop = reportCameraFaults(cameras, {
    report: (failure) => {
      told.push(failure)
      return Promise.reject(new Error('main has gone'))
    },
  })
  cameras.face = { at: 'opening' }
  cameras.face = { at: 'failed', code: 'CAMERA_UNPLUGGED' }
  cameras.face = { at: 'failed', code: 'CAMERA_UNPLUGGED' }
  cameras.face = { at: 'opening' }
  cameras.face = { at: 'failed', code: 'CAMERA_UNPLUGGED' }
  cameras.card = { at: 'failed', code: 'CAMERA_BLACK' }
  stop()
  cameras.card = { at: 'failed', code: 'CAMERA_BUSY' }
  expect(told).toEqual([
    { code: 'CAMERA_UNPLUGGED', note: 'face' },
    { code: 'CAMERA_UNPLUGGED', note: 'face' },
    { code: 'CAMERA_BLACK', note: 'card' },
  ])
})
