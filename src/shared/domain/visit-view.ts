/**
 * What the officer's window is told of the visit that the customer's window holds, and what it may ask for. The visit
 * comes without its pictures; one exception is a picture that a check refused, which staff must see before they use it.
 */
import type { CaptureSubject, TakenPicture } from './capture.ts'
import type { FrameReport } from './frame-report.ts'
import type { Guidance } from './instruction.ts'
import type { OverrideReason } from './override-reason.ts'
import type { Language } from './settings.ts'
import type { Pictures, TakeAgain, Visit, VisitPicture } from './visit.ts'

/** What staff see of a camera. */
export interface CameraSign {
  readonly at: 'off' | 'opening' | 'live' | 'failed'
  /** The names of a live camera, and of the chosen one that it stands in for. */
  readonly label?: string
  readonly replaces?: string
}

/** Told whenever something of it changes. */
export interface VisitView {
  /** Without pictures, see `withoutPictures`. */
  readonly visit: Visit
  /** The customer's, of this visit. */
  readonly language: Language
  readonly cameras: Readonly<Record<CaptureSubject, CameraSign>>
  /** The visit is about to end for want of activity. */
  readonly secondsLeft?: number
}

/** Told with every frame that was looked at; nothing of it while no camera looks. */
export interface FrameView {
  readonly report?: FrameReport
  readonly guidance?: Guidance
}

/** What main remembers of both for an officer's window that opens later. */
export interface CounterView {
  readonly visit?: VisitView
  readonly frame?: FrameView
}

/** `two-windows`: the officer's window is open, the customer's shows nothing of staff's. */
export type Arrangement = 'one-window' | 'two-windows'

/** What the officer's window asks of the visit; each does nothing where it does not fit the visit's step. */
export type OfficerCommand =
  | { readonly kind: 'start'; readonly reference?: string; readonly takeAgain?: TakeAgain }
  | { readonly kind: 'note-reference'; readonly reference: string }
  | { readonly kind: 'override'; readonly reason: OverrideReason }
  | { readonly kind: 'retake'; readonly image: CaptureSubject }
  | { readonly kind: PlainCommand }

/**
 * `consent`: the customer agreed on paper or aloud. `attend`: somebody works at the officer's window, which counts as a
 * touch of the customer's. `stay`: the warning that the visit is about to end is answered.
 */
export const plainCommands = ['consent', 'take-by-hand', 'retry', 'leave', 'attend', 'stay', 'end'] as const
export type PlainCommand = (typeof plainCommands)[number]

/** The same visit, every picture but a refused one emptied of its bytes. */
export function withoutPictures(visit: Visit): Visit {
  switch (visit.at) {
    case 'consent':
    case 'capturing':
    case 'retry':
    case 'problem':
      return { ...visit, pictures: emptied(visit.pictures) }
    case 'review':
    case 'checking':
      return { ...visit, card: withoutBytes(visit.card), face: withoutBytes(visit.face) }
    case 'answered': {
      const { newFace, ...answered } = visit
      return newFace ? { ...answered, newFace: { ...newFace, card: emptyPicture(newFace.card) } } : visit
    }
    case 'idle':
    case 'saved-for-later':
      return visit
  }
}

function emptied({ card, face }: Pictures): Pictures {
  return { ...(card && { card: withoutBytes(card) }), ...(face && { face: withoutBytes(face) }) }
}

function withoutBytes(picture: VisitPicture): VisitPicture {
  return picture === 'kept' ? picture : emptyPicture(picture)
}

function emptyPicture({ image, check }: TakenPicture): TakenPicture {
  return { image: { ...image, bytes: new Uint8Array(0) }, check }
}
