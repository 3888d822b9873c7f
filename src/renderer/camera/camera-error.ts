/** What a browser's refusal to open a camera means, in our codes. Knows the names of getUserMedia's errors, not who reads the code. */
import type { CodesWith } from '../../shared/errors/error-catalog.ts'

export type CameraErrorCode = CodesWith<{ readonly source: 'camera' }>

const codeByName: Readonly<Record<string, CameraErrorCode>> = {
  NotFoundError: 'CAMERA_NOT_FOUND',
  // asked for by its exact id, so the only thing that cannot be met is that it is there
  OverconstrainedError: 'CAMERA_NOT_FOUND',
  NotAllowedError: 'CAMERA_DENIED',
  SecurityError: 'CAMERA_DENIED',
  // Windows: another program holds it
  NotReadableError: 'CAMERA_BUSY',
  AbortError: 'CAMERA_BUSY',
}

/** @returns CAMERA_FAILED for whatever the browser does not name */
export function cameraErrorCode(error: unknown): CameraErrorCode {
  const name = error instanceof Object && 'name' in error ? String(error.name) : ''
  return Object.hasOwn(codeByName, name) ? (codeByName[name] ?? 'CAMERA_FAILED') : 'CAMERA_FAILED'
}
