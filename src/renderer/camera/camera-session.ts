/**
 * One role's camera: on while it is wanted, and back by itself after whatever took it away.
 * Does not know where cameras come from, nor who looks at the pictures.
 */
import { MIN_IMAGE_SIDE_PX, type CaptureSubject } from '../../shared/domain/capture.ts'
import type { Ms, Px, SizePx } from '../../shared/domain/units.ts'
import type { CameraSign } from '../../shared/domain/visit-view.ts'
import type { ErrorCode } from '../../shared/errors/error-catalog.ts'
import type { PictureSummary } from '../vision/vision-protocol.ts'
import type { CameraSource, OpenCamera } from './camera-source.ts'
import {
  healthOnTrial,
  healthWhenWanted,
  nextPictureHealth,
  unknownHealth,
  type PictureTrouble,
} from './picture-health.ts'

export type CameraState =
  | { readonly at: 'off' }
  | { readonly at: 'opening' }
  | {
      readonly at: 'live'
      readonly stream: MediaStream
      readonly label: string
      readonly isRemembered: boolean
      /** The name of the chosen camera that this one stands in for. */
      readonly replaces?: string
      /** As staff set it for the preview. */
      readonly isMirrored?: boolean
      /** What the camera really gives. */
      readonly settings: MediaTrackSettings
    }
  /** Tried again every 2 s and whenever a camera comes or goes, without passing through `opening`. */
  | {
      readonly at: 'failed'
      readonly code: ErrorCode
      /** The camera gives pictures, and they are unfit: live again as soon as `seePicture` was shown that they are well. */
      readonly trial?: MediaStream
    }

/** The names of a live camera and of the chosen one that it stands in for; absent where it is the chosen one. */
export function replacementOf({
  at,
  label,
  replaces,
}: CameraSign): { readonly label: string; readonly chosen: string } | undefined {
  if (at !== 'live' || label === undefined || replaces === undefined) return undefined
  return { label, chosen: replaces }
}

export interface CameraSession {
  state(): CameraState
  /** Changes nothing while the camera is wanted already. */
  open(): void
  /** Off at once; a camera that is still opening is turned off as soon as it is there. */
  close(): void
  /** Fresh pictures after the machine slept; does nothing while the camera is not wanted. */
  reopen(): void
  /** The pictures stopped, or never came, although the camera did not say so: told, then tried again. */
  reportSilence(): void
  /** What the camera shows, live or on trial. Drawn pictures are never unfit. */
  seePicture(picture: PictureSummary, nowMs: Ms): void
}

export interface CameraSessionParts {
  readonly source: CameraSource
  /** Runs `task` once after `delayMs`; returns its cancel. */
  readonly after: (delayMs: Ms, task: () => void) => () => void
  readonly onState: (state: CameraState) => void
}

const RETRY_AFTER_MS = 2000
/** Some drivers never answer at all. */
const OPEN_WITHIN_MS = 10_000
/** A camera on trial that is seen to be frozen for so long is opened anew once more. Ours. */
const THAW_WITHIN_MS = 4000

export const troubleCodes: Readonly<Record<PictureTrouble, ErrorCode>> = {
  black: 'CAMERA_BLACK',
  'very-dark': 'CAMERA_TOO_DARK',
  infrared: 'CAMERA_INFRARED',
  frozen: 'CAMERA_FROZEN',
}

export function createCameraSession(subject: CaptureSubject, parts: CameraSessionParts): CameraSession {
  let state: CameraState = { at: 'off' }
  /** Counts every change of mind; an answer that belongs to an older count is turned off unseen. */
  let generation = 0
  let camera: OpenCamera | undefined
  let health = unknownHealth
  let cancelTimer = (): void => undefined
  /** Present while the camera is wanted. */
  let stopHearing: (() => void) | undefined

  function become(next: CameraState): void {
    state = next
    parts.onState(next)
  }

  function release(): void {
    generation += 1
    cancelTimer()
    camera?.close()
    camera = undefined
  }

  function fail(code: ErrorCode): void {
    release()
    // set before anybody hears of it: the listener may close the session
    // a coarse camera stays coarse: only another camera helps, and that one announces itself
    if (code !== 'CAMERA_TOO_COARSE') cancelTimer = parts.after(RETRY_AFTER_MS, () => void attempt())
    become({ at: 'failed', code })
  }

  async function attempt(): Promise<void> {
    release()
    const mine = generation
    cancelTimer = parts.after(OPEN_WITHIN_MS, () => fail('CAMERA_FAILED'))
    const opened = await parts.source.open(subject)
    if (mine !== generation) {
      if (opened.ok) opened.value.close()
      return
    }
    cancelTimer()
    if (!opened.ok) return fail(sinceUnplugged(opened.error.code))

    camera = opened.value
    const track = camera.stream.getVideoTracks()[0]
    if (!track) return fail('CAMERA_FAILED')
    if (isTooCoarse(subject, settingsOf(camera))) return fail('CAMERA_TOO_COARSE')
    track.addEventListener('ended', () => {
      if (mine === generation) fail('CAMERA_UNPLUGGED')
    })
    health = healthOnTrial(health)
    if (health.trouble) putOnTrial(camera, health.trouble)
    else goLive(camera)
  }

  function goLive(opened: OpenCamera): void {
    cancelTimer()
    const { stream, label, isRemembered, replaces, isMirrored } = opened
    become({
      at: 'live',
      stream,
      label,
      isRemembered,
      ...(replaces !== undefined && { replaces }),
      ...(isMirrored !== undefined && { isMirrored }),
      settings: settingsOf(opened),
    })
  }

  function putOnTrial(opened: OpenCamera, trouble: PictureTrouble): void {
    cancelTimer()
    become({ at: 'failed', code: troubleCodes[trouble], trial: opened.stream })
  }

  /** Told at once; what a fresh start may cure, as after a sleep, is started afresh at once as well. */
  function misgive(opened: OpenCamera, trouble: PictureTrouble): void {
    if (trouble !== 'frozen' && trouble !== 'black') return putOnTrial(opened, trouble)
    release()
    const mine = generation
    become({ at: 'failed', code: troubleCodes[trouble] })
    if (mine === generation) void attempt()
  }

  /** A camera that was pulled out and is still missing stays unplugged: that tells staff what to do. */
  function sinceUnplugged(code: ErrorCode): ErrorCode {
    const wasUnplugged = state.at === 'failed' && state.code === 'CAMERA_UNPLUGGED'
    return wasUnplugged && code === 'CAMERA_NOT_FOUND' ? 'CAMERA_UNPLUGGED' : code
  }

  function start(): void {
    health = healthWhenWanted(health)
    become({ at: 'opening' })
    if (state.at === 'opening') void attempt()
  }

  return {
    state: () => state,
    open() {
      if (stopHearing) return
      stopHearing = parts.source.onChange(() => {
        // what came may be the chosen camera that another one stands in for
        if (state.at === 'failed' || replacementOf(state)) void attempt()
      })
      start()
    },
    close() {
      if (!stopHearing) return
      stopHearing()
      stopHearing = undefined
      release()
      become({ at: 'off' })
    },
    reopen() {
      if (!stopHearing) return
      release()
      start()
    },
    reportSilence() {
      if (!camera) return
      // without a single picture it has nothing to be frozen in
      if (!health.seen && !health.trouble) return fail('CAMERA_FAILED')
      health = healthOnTrial({ ...health, trouble: 'frozen' })
      if (state.at === 'live') misgive(camera, 'frozen')
      else fail('CAMERA_FROZEN')
    },
    seePicture(picture, nowMs) {
      if (!camera || camera.isDrawn) return
      const before = health.trouble
      health = nextPictureHealth(health, picture, nowMs)
      if (state.at === 'live' && health.trouble) return misgive(camera, health.trouble)
      if (state.at !== 'failed') return
      if (health.seen?.trouble === 'frozen' && nowMs - health.seen.sinceMs >= THAW_WITHIN_MS) return void attempt()
      if (health.trouble === before) return
      if (health.trouble) putOnTrial(camera, health.trouble)
      else goLive(camera)
    },
  }
}

/** Width to height: the selfie is sent as 3:4 portrait, the card as ID-1 landscape (85.60 x 53.98 mm). */
const cropAspect: Readonly<Record<CaptureSubject, number>> = { face: 3 / 4, card: 85.6 / 53.98 }

/** The largest crop of the subject's shape that fits into the camera's picture. */
export function largestCrop(subject: CaptureSubject, widthPx: Px, heightPx: Px): SizePx {
  const aspect = cropAspect[subject]
  return widthPx / heightPx > aspect
    ? { widthPx: heightPx * aspect, heightPx }
    : { widthPx, heightPx: widthPx / aspect }
}

function settingsOf({ stream, settings }: OpenCamera): MediaTrackSettings {
  return settings ?? stream.getVideoTracks()[0]?.getSettings() ?? {}
}

/** A camera that does not tell its size is not refused: the checks see every picture anyway. */
function isTooCoarse(subject: CaptureSubject, { width, height }: MediaTrackSettings): boolean {
  if (!width || !height) return false
  const crop = largestCrop(subject, width, height)
  return Math.min(crop.widthPx, crop.heightPx) < MIN_IMAGE_SIDE_PX
}
