/** What was measured and judged on one frame of a camera: numbers only, no pixels. Knows nobody who reads it. */
import type { ErrorCode } from '../errors/error-catalog.ts'
import type { CaptureSubject } from './capture.ts'
import type { CardCorners } from './id1-card.ts'
import type { BoxPx, Deg, Ms, Px, Share, SizePx } from './units.ts'

/** Which way the customer should correct; left and right are the customer's own. */
export type Direction = 'left' | 'right' | 'up' | 'down' | 'closer' | 'back' | 'level'

/** One check that a frame failed. */
export interface CheckFailure {
  readonly code: ErrorCode
  /** Absent where the code alone says what to do. */
  readonly direction?: Direction
  /** What is covered; absent where that is not known, or where it is both. */
  readonly part?: keyof FaceCover
}

/** Numbers measured on the main face. Pixels of the upright crop that would be sent. Unknown is absent, never 0. */
export interface FaceMeasurement {
  readonly score: Share
  /** The face itself, brow to chin and cheek to cheek, from the mesh; may reach outside the crop. */
  readonly box: BoxPx
  readonly eyeDistancePx: Px
  /** Positive: turned to the subject's left. */
  readonly yawDeg: Deg
  /** Positive: chin up. */
  readonly pitchDeg: Deg
  /** Positive: leans clockwise as seen in the picture. */
  readonly rollDeg: Deg
  /** How high the upper lid of the wider eye stands above the line through its corners, in eye widths; closed: about 0. */
  readonly eyeOpening: number
  /** The mesh's own opinion that there is a face. */
  readonly presence: Share
  /** Share of the mesh's points outside the crop. */
  readonly outsideShare: Share
  readonly sharpness: number
  /** Of the face within its outline: Rec. 601 luma 0..255, its mean and the value that 95 of 100 pixels stay below. */
  readonly meanLuma: number
  readonly highLuma: number
  /** Share of burnt-out pixels of the face. */
  readonly brightShare: Share
  /** Share of nearly black pixels of the face. */
  readonly darkShare: Share
  /** Luma of the darker half of the skin to that of the lighter half: 1 is even. Absent where no skin is in the crop. */
  readonly evenness?: Share
  /** Natural logarithm of red to green of the skin; in white light 0.1 to 0.6. Absent as `evenness`. */
  readonly redness?: number
  /** Natural logarithm of blue to green of the skin; in white light -0.5 to 0.1. Absent as `evenness`. */
  readonly blueness?: number
  /** Luma 0..255 of what is beside and above the head: its upper quartile. Absent where the face fills the crop. */
  readonly behindLuma?: number
  /** How surely something covers mouth or nose, and the eyes; absent on a card's portrait. */
  readonly covered?: FaceCover
}

export interface FaceCover {
  readonly mouth: Share
  readonly eyes: Share
}

/** Numbers measured on a card that was found in the frame. */
export interface CardMeasurement {
  /** Shares of the frame's width and height. */
  readonly corners: CardCorners
  /** Angle between the card's normal and the camera's axis. */
  readonly tiltDeg: Deg
  /** Pixels of the frame per mm on the card. */
  readonly pxPerMm: number
}

/** What of a frame tells whether the camera is well. Of the part that is looked at, before anything is judged. */
export interface PictureSummary {
  /** 0..255, Rec. 601; 99 of 100 pixels are darker or as dark. */
  readonly highLuma: number
  /** 0..255; 1 of 100 pixels is darker or as dark. */
  readonly lowLuma: number
  /** 0..255; of 995 of 1000 pixels the largest and the least of red, green and blue lie no further apart. 0: all grey. */
  readonly colour: number
  /** Equal for equal pictures, and hardly ever else. Absent where all is clipped to black or white: such pictures are equal by nature. */
  readonly print?: number
}

/** What the worker measured and judged on one frame. */
export interface FrameReport {
  readonly subject: CaptureSubject
  readonly capturedAtMs: Ms
  /** The crop that was judged and would be sent: 3:4 portrait for the face, ID-1 landscape for the card. */
  readonly crop: SizePx
  /** Faces found in the crop (on a card: portraits). */
  readonly faceCount: number
  /** Faces far behind the main one: too small to count, told to staff. */
  readonly bystanderCount: number
  readonly face?: FaceMeasurement
  /** Absent where the card's edges were not found; then `crop` is the guide's part of the frame. */
  readonly card?: CardMeasurement
  /** Every failed check, worst first; empty when the frame may be kept. */
  readonly failed: readonly CheckFailure[]
  readonly processingMs: Ms
  /** Absent where nothing but a stored picture was looked at. */
  readonly picture?: PictureSummary
  /** What the networks ran on; absent outside the worker. */
  readonly backend?: 'wasm' | 'webgpu'
}
