import { describe, expect, it } from 'vitest'
import { cameraErrorCode } from '../../../../src/renderer/camera/camera-error.ts'

describe('the browser refuses a camera', () => {
  it.each([
    ['NotFoundError', 'CAMERA_NOT_FOUND'],
    ['OverconstrainedError', 'CAMERA_NOT_FOUND'],
    ['NotAllowedError', 'CAMERA_DENIED'],
    ['SecurityError', 'CAMERA_DENIED'],
    ['NotReadableError', 'CAMERA_BUSY'],
    ['AbortError', 'CAMERA_BUSY'],
    ['TypeError', 'CAMERA_FAILED'],
    ['constructor', 'CAMERA_FAILED'],
  ])('%s is %s', (name, code) => {
    expect(cameraErrorCode(new DOMException('', name))).toBe(code)
  })

  it('whatever was thrown has a code', () => {
    expect([undefined, null, 'text', {}].map(cameraErrorCode)).toEqual(Array(4).fill('CAMERA_FAILED'))
  })
})
