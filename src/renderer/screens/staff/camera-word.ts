/** The word for what a camera does. Pure. */
import type { CameraState } from '../../camera/camera-session.ts'
import type { CameraWord } from '../../i18n/word-shapes.ts'
import type { ErrorCode } from '../../../shared/errors/error-catalog.ts'

const words: Readonly<Partial<Record<ErrorCode, CameraWord>>> = {
  CAMERA_NOT_FOUND: 'not-found',
  CAMERA_DENIED: 'denied',
  CAMERA_BUSY: 'busy',
  CAMERA_UNPLUGGED: 'unplugged',
  CAMERA_TOO_COARSE: 'coarse',
}

/** Nothing for a camera that nobody wants now. */
export function cameraWord(state: CameraState): CameraWord | undefined {
  switch (state.at) {
    case 'off':
      return undefined
    case 'opening':
      return 'starting'
    case 'live':
      return 'looking'
    case 'failed':
      return words[state.code] ?? 'failed'
  }
}
