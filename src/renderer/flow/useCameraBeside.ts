/**
 * The camera that the customer's window looks through, opened once more for the officer's, so that they see what is
 * seen. A picture to look at only: nothing here is judged or taken.
 */
import { onScopeDispose, shallowRef, watchEffect, type ShallowRef } from 'vue'
import { captureSubjects, type CaptureSubject } from '../../shared/domain/capture.ts'
import type { CameraSign } from '../../shared/domain/visit-view.ts'
import { createCameraSession, type CameraSession } from '../camera/camera-session.ts'
import type { CameraSource } from '../camera/camera-source.ts'
import type { Clock } from './clock.ts'
import { streamOf } from './visit-work.ts'

export interface CameraBesideParts {
  readonly source: CameraSource
  readonly clock: Pick<Clock, 'after'>
  /** As the customer's window tells of them. */
  readonly cameras: () => Readonly<Record<CaptureSubject, CameraSign>>
  /** What is being captured there. */
  readonly subject: () => CaptureSubject | undefined
}

/**
 * Lives as long as the effect scope it is called in. Opens only what is live over there: who opens a camera first
 * decides how finely it looks.
 */
export function useCameraBeside(parts: CameraBesideParts): Readonly<ShallowRef<MediaStream | undefined>> {
  const stream = shallowRef<MediaStream>()
  const session = (subject: CaptureSubject): CameraSession =>
    createCameraSession(subject, {
      source: parts.source,
      after: (delayMs, task) => parts.clock.after(delayMs, task),
      onState: (state) => {
        if (parts.subject() === subject) stream.value = streamOf(state)
      },
    })
  const sessions = { card: session('card'), face: session('face') }

  watchEffect(() => {
    const subject = parts.subject()
    const wanted = subject && parts.cameras()[subject].at === 'live' ? subject : undefined
    for (const each of captureSubjects) if (each !== wanted) sessions[each].close()
    if (wanted) sessions[wanted].open()
    else stream.value = undefined
  })
  onScopeDispose(() => {
    for (const each of captureSubjects) sessions[each].close()
  })
  return stream
}
