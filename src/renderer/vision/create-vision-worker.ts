/** Makes the vision worker; the only place that does, so that the door between page and worker has one lock. */
import VisionWorker from '../vision-worker/vision.worker.ts?worker'

export function createVisionWorker(): Worker {
  return new VisionWorker({ name: 'vision' })
}
