/** Finds the face on a tight crop as the shipped eyes would on a whole picture. */
import type { Pixels } from '../../src/renderer/vision-worker/picture/pixels.ts'
import { createPyramid, type Pyramid } from '../../src/renderer/vision-worker/picture/pixels.ts'
import { detectFaces, type DetectedFace } from '../../src/renderer/vision-worker/face/detect-faces.ts'
import { fitMesh, type FaceMesh } from '../../src/renderer/vision-worker/face/fit-mesh.ts'
import { mainFace } from '../../src/renderer/vision-worker/face/find-faces.ts'
import type { FaceModels } from '../../src/renderer/vision-worker/models/face-models.ts'
import { faceThresholds } from '../../src/renderer/quality/face-thresholds.ts'
import { maxFaceOverlap } from '../../src/renderer/quality/picture-thresholds.ts'

export interface FaceOnCrop {
  readonly pyramid: Pyramid
  readonly detected: DetectedFace
  readonly mesh: FaceMesh
}

/** Empty rims that are tried in turn, as shares of the longer side: a crop without surroundings hides its face from the detector. */
const rims = [0, 0.25, 0.6, 1.2] as const

/** Absent where the detector finds no face, with the crop as it is or with an empty rim around it. */
export async function findOnCrop(models: FaceModels, crop: Pixels): Promise<FaceOnCrop | undefined> {
  const pyramid = createPyramid(crop)
  const { widthPx, heightPx } = crop
  const limits = { minScore: faceThresholds.minScore, maxOverlap: maxFaceOverlap }
  for (const share of rims) {
    const rim = share * Math.max(widthPx, heightPx)
    const region = { x: -rim, y: -rim, width: widthPx + 2 * rim, height: heightPx + 2 * rim }
    const detected = mainFace(await detectFaces(models, pyramid, region, limits), faceThresholds.minFurtherScore)
    if (detected) return { pyramid, detected, mesh: await fitMesh(models, pyramid, detected) }
  }
  return undefined
}
