import { describe, expect, it } from 'vitest'
import { isPermitted, type PermissionQuestion } from '../../../../src/main/guard/permission-policy.ts'

const camera: PermissionQuestion = {
  permission: 'media',
  requestingUrl: 'app://kiosk/index.html',
  mediaTypes: ['video'],
  isMainFrame: true,
}

describe("our own page's camera and nothing else", () => {
  it('the kiosk may use its cameras', () => {
    expect(isPermitted(camera)).toBe(true)
  })

  it.each<[string, Partial<PermissionQuestion>]>([
    ['the microphone', { mediaTypes: ['audio'] }],
    ['the microphone beside the camera', { mediaTypes: ['video', 'audio'] }],
    ["a stranger's camera", { requestingUrl: 'https://example.test/' }],
    ['a frame inside the page', { isMainFrame: false }],
    ['the screen asked for as a camera', { mediaTypes: [] }],
    ['the screen', { permission: 'display-capture' }],
    ['notifications', { permission: 'notifications' }],
    ['USB', { permission: 'usb' }],
  ])('%s is refused', (_name, change) => {
    expect(isPermitted({ ...camera, ...change })).toBe(false)
  })
})
