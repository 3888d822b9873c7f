/**
 * Practice mode's cameras: a still picture, drawn again and again with a tremor of one pixel, so that it is a live stream
 * like any other. Reads its pictures from the app itself; nothing here knows a real camera.
 */
import { captureSubjects, type CaptureSubject } from '../../shared/domain/capture.ts'
import { failure, success, type Result } from '../../shared/errors/result.ts'
import type { CameraDevice } from './camera-roles.ts'
import type { CameraSource, OpenCamera } from './camera-source.ts'

const FRAMES_PER_SECOND = 15
/** Half a second in one place, half a second a pixel aside: alive to the camera's eye, steady to the checks. */
const FRAMES_PER_SHIFT = 8

const label = (subject: CaptureSubject): string => `Sample ${subject} camera`

export const sampleCameras: CameraSource = {
  list: () => Promise.resolve(captureSubjects.map(deviceOf)),
  open: openSample,
  // samples neither come nor go
  onChange: () => () => undefined,
}

function deviceOf(subject: CaptureSubject): CameraDevice {
  return { deviceId: `sample-${subject}`, groupId: 'sample', label: label(subject) }
}

async function openSample(subject: CaptureSubject): Promise<Result<OpenCamera>> {
  try {
    const picture = await fetchPicture(`/samples/${subject}.jpg`)
    const { stream, close } = liveStream(picture)
    return success({ stream, label: label(subject), isRemembered: true, isDrawn: true, close })
  } catch {
    return failure('CAMERA_FAILED', { note: `the sample picture of the ${subject} could not be read` })
  }
}

async function fetchPicture(url: string): Promise<ImageBitmap> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url} answered ${response.status}`)
  return await createImageBitmap(await response.blob())
}

/** Takes the picture over and closes it with the stream. */
function liveStream(picture: ImageBitmap): { stream: MediaStream; close: () => void } {
  const canvas = document.createElement('canvas')
  canvas.width = picture.width
  canvas.height = picture.height
  const context = canvas.getContext('2d', { alpha: false })
  if (!context) throw new Error('no canvas to draw on')

  let drawn = 0
  const draw = (): void => {
    // the row or column that a shift leaves bare keeps what was drawn before
    context.drawImage(picture, Math.floor(drawn / FRAMES_PER_SHIFT) % 2, 0)
    drawn += 1
  }
  draw()
  const stream = canvas.captureStream(FRAMES_PER_SECOND)
  const drawing = setInterval(draw, 1000 / FRAMES_PER_SECOND)

  return {
    stream,
    close() {
      clearInterval(drawing)
      for (const track of stream.getTracks()) track.stop()
      picture.close()
      // gives the canvas memory back at once instead of at the next collection
      canvas.width = 0
    },
  }
}
