/**
 * Every way in which a check can fail, once: where the code comes from, who can
 * put it right, what becomes of the submission, and which picture it concerns.
 * Queue, screens, words and tests read this table; none keeps a list of its own.
 */

/** Who first says the code. The local checks foresee many of the service's codes and then use its name for them. */
export type ErrorSource = 'service' | 'network' | 'check' | 'camera' | 'storage' | 'kiosk'

/** Who can put it right: the screens speak to that person and to nobody else. */
export type ErrorActor = 'customer' | 'staff' | 'administrator' | 'kiosk'

/**
 * What becomes of a submission that met the code:
 * - `retake`: the same pictures would be refused again; it is held until a new picture replaces it
 * - `reencode`: the kiosk encodes the pictures smaller, once; after that as `retake`
 * - `backoff`: the same submission is sent again later
 * - `pause`: nothing at all is sent until an administrator has acted
 * - `none`: there is no submission yet
 */
export type RetryPolicy = 'retake' | 'reencode' | 'backoff' | 'pause' | 'none'

/** Which picture the code speaks of; `either` where the service does not say which. */
export type ErrorImage = 'card' | 'face' | 'either' | 'none'

export interface ErrorTraits {
  readonly source: ErrorSource
  readonly actor: ErrorActor
  readonly retry: RetryPolicy
  readonly image: ErrorImage
}

const traits = <S extends ErrorSource, A extends ErrorActor, R extends RetryPolicy, I extends ErrorImage>(
  source: S,
  actor: A,
  retry: R,
  image: I,
) => ({ source, actor, retry, image }) as const

export const errorCatalog = {
  // The service: account and quota
  MISSING_API_KEY: traits('service', 'administrator', 'pause', 'none'),
  INVALID_API_KEY: traits('service', 'administrator', 'pause', 'none'),
  API_KEY_EXPIRED: traits('service', 'administrator', 'pause', 'none'),
  MAX_API_CALL_EXCEEDED: traits('service', 'administrator', 'pause', 'none'),

  // The service: the pictures as files
  MISSING_IMAGE: traits('service', 'staff', 'retake', 'either'),
  PAYLOAD_TOO_LARGE: traits('service', 'kiosk', 'reencode', 'either'),
  PHOTO_FORMAT_ERROR: traits('service', 'staff', 'retake', 'either'),

  // The service: the faces in them
  FACE_NOT_FOUND: traits('service', 'customer', 'retake', 'either'),
  TOO_MANY_FACES: traits('service', 'customer', 'retake', 'either'),
  FACE_TOO_CLOSE: traits('service', 'customer', 'retake', 'either'),
  FACE_TOO_SMALL: traits('service', 'customer', 'retake', 'either'),
  FACE_CLOSE_TO_BORDER: traits('service', 'customer', 'retake', 'either'),
  FACE_CROPPED: traits('service', 'customer', 'retake', 'either'),
  FACE_IS_OCCLUDED: traits('service', 'customer', 'retake', 'either'),
  FACE_ANGLE_TOO_LARGE: traits('service', 'customer', 'retake', 'either'),
  FAILED_TO_PREDICT_LANDMARKS: traits('service', 'customer', 'retake', 'either'),
  EYES_CLOSED: traits('service', 'customer', 'retake', 'face'),

  // The service: anything that it does not explain, or that we have never heard of
  UNKNOWN: traits('service', 'kiosk', 'backoff', 'none'),

  // The way to the service
  NETWORK_UNREACHABLE: traits('network', 'kiosk', 'backoff', 'none'),
  TIMEOUT: traits('network', 'kiosk', 'backoff', 'none'),
  TLS_ERROR: traits('network', 'administrator', 'backoff', 'none'),
  SERVICE_UNAVAILABLE: traits('network', 'kiosk', 'backoff', 'none'),
  /** The service itself answered, but with nothing that can be read as a result or an error. */
  BAD_RESPONSE: traits('network', 'kiosk', 'backoff', 'none'),
  /** A sign-in page, a proxy or another server answered in the service's place: that is never an answer. */
  NOT_THE_SERVICE: traits('network', 'administrator', 'backoff', 'none'),
  /** The certificate's dates do not fit this computer's date. */
  CLOCK_WRONG: traits('network', 'administrator', 'backoff', 'none'),

  // The checks on the spot: the face
  FACE_TOO_DARK: traits('check', 'customer', 'none', 'face'),
  FACE_TOO_BRIGHT: traits('check', 'customer', 'none', 'face'),
  FACE_BLURRED: traits('check', 'customer', 'none', 'face'),
  FACE_LIT_FROM_BEHIND: traits('check', 'customer', 'none', 'face'),
  FACE_LIT_FROM_SIDE: traits('check', 'customer', 'none', 'face'),
  FACE_LIGHT_COLOURED: traits('check', 'customer', 'none', 'face'),

  // The checks on the spot: the card
  CARD_NOT_FOUND: traits('check', 'customer', 'none', 'card'),
  /** Something pale lies on something pale: there may be a card whose edges cannot be told from what is under it. */
  CARD_EDGES_FAINT: traits('check', 'customer', 'none', 'card'),
  CARD_CUT_OFF: traits('check', 'customer', 'none', 'card'),
  CARD_TILTED: traits('check', 'customer', 'none', 'card'),
  CARD_MOVING: traits('check', 'customer', 'none', 'card'),
  CARD_UPSIDE_DOWN: traits('check', 'customer', 'none', 'card'),
  CARD_PORTRAIT_NOT_FOUND: traits('check', 'customer', 'none', 'card'),
  CARD_TOO_FAR: traits('check', 'customer', 'none', 'card'),
  CARD_TOO_DARK: traits('check', 'customer', 'none', 'card'),
  CARD_TOO_BRIGHT: traits('check', 'customer', 'none', 'card'),
  CARD_BLURRED: traits('check', 'customer', 'none', 'card'),

  // The checks themselves
  CHECKS_UNAVAILABLE: traits('check', 'staff', 'none', 'none'),

  // The cameras
  CAMERA_NOT_FOUND: traits('camera', 'staff', 'none', 'none'),
  CAMERA_DENIED: traits('camera', 'administrator', 'none', 'none'),
  CAMERA_BUSY: traits('camera', 'staff', 'none', 'none'),
  CAMERA_UNPLUGGED: traits('camera', 'staff', 'none', 'none'),
  CAMERA_TOO_COARSE: traits('camera', 'administrator', 'none', 'none'),
  CAMERA_FAILED: traits('camera', 'staff', 'none', 'none'),
  /** Nothing at all can be seen: the lens is covered, or the camera sends empty pictures. */
  CAMERA_BLACK: traits('camera', 'staff', 'none', 'none'),
  CAMERA_TOO_DARK: traits('camera', 'staff', 'none', 'none'),
  /** One and the same picture again and again, or no new one. */
  CAMERA_FROZEN: traits('camera', 'staff', 'none', 'none'),
  CAMERA_INFRARED: traits('camera', 'staff', 'none', 'none'),
  /** Several cameras look like the chosen one, and nothing tells them apart: none is guessed. */
  CAMERA_AMBIGUOUS: traits('camera', 'staff', 'none', 'none'),

  // The store on this machine
  STORE_FULL: traits('storage', 'administrator', 'none', 'none'),
  STORE_FAILED: traits('storage', 'staff', 'none', 'none'),
  STORE_DAMAGED: traits('storage', 'administrator', 'none', 'none'),
  RECORD_UNREADABLE: traits('storage', 'administrator', 'none', 'none'),
  /** Nothing failed: without an answer for longer than the administrator's period, and not destroyed by that. */
  PICTURES_OVERDUE: traits('storage', 'staff', 'none', 'none'),
  /** The audit log was altered, or a part of it is gone. */
  AUDIT_BROKEN: traits('storage', 'administrator', 'none', 'none'),
  EXPORT_FAILED: traits('storage', 'administrator', 'none', 'none'),
  KEY_NOT_RENEWED: traits('storage', 'administrator', 'none', 'none'),
  SECRETS_UNPROTECTED: traits('storage', 'administrator', 'pause', 'none'),
  SECRETS_LOCKED: traits('storage', 'administrator', 'pause', 'none'),
  /** A passphrase protects the keys, and has not been entered since the start. */
  PASSPHRASE_NEEDED: traits('storage', 'administrator', 'pause', 'none'),

  // The kiosk's own settings and code
  /** The day's calls that the settings allow are made; it goes on by itself when the day is over. */
  CALL_LIMIT_REACHED: traits('kiosk', 'administrator', 'none', 'none'),
  /** The page died or hung and was loaded anew: a visit that was under way went with it. */
  VISIT_INTERRUPTED: traits('kiosk', 'staff', 'none', 'none'),
  SERVICE_ADDRESS_REFUSED: traits('kiosk', 'administrator', 'pause', 'none'),
  SETTINGS_INVALID: traits('kiosk', 'administrator', 'none', 'none'),
  /** Only the administrator may do this, and has not entered the PIN. */
  PIN_NEEDED: traits('kiosk', 'administrator', 'none', 'none'),
  PIN_WRONG: traits('kiosk', 'administrator', 'none', 'none'),
  /** Too many wrong tries: none is looked at for a while. */
  PIN_LOCKED_OUT: traits('kiosk', 'administrator', 'none', 'none'),
  PIN_TOO_EASY: traits('kiosk', 'administrator', 'none', 'none'),
  PASSPHRASE_WRONG: traits('kiosk', 'administrator', 'none', 'none'),
  /** What the passphrase opens has changed on the disk; right or wrong, it opens nothing. */
  PASSPHRASE_DAMAGED: traits('kiosk', 'administrator', 'none', 'none'),
  /** Too many wrong tries: none is looked at for a while. */
  PASSPHRASE_LOCKED_OUT: traits('kiosk', 'administrator', 'none', 'none'),
  PASSPHRASE_TOO_EASY: traits('kiosk', 'administrator', 'none', 'none'),
  /** The organisation has set it: see the policy room in main. */
  SETTING_LOCKED: traits('kiosk', 'administrator', 'none', 'none'),
  /** The administrator does not allow practice at this kiosk. */
  PRACTICE_NOT_ALLOWED: traits('kiosk', 'administrator', 'none', 'none'),
  /** The organisation's policy cannot be used; the last one that could stays in force. */
  POLICY_INVALID: traits('kiosk', 'administrator', 'none', 'none'),
  /** A file that brought a secret could not be read or erased. */
  SECRET_FILE_LEFT: traits('kiosk', 'administrator', 'none', 'none'),
  /** Results for the bank's systems wait for a secret to be signed with. */
  RESULTS_SECRET_MISSING: traits('kiosk', 'administrator', 'none', 'none'),
  /** Results for the bank's systems have waited for longer than they should. */
  RESULTS_DELAYED: traits('kiosk', 'administrator', 'none', 'none'),
  /** Results that the bank's systems have not taken for as long as records stay were removed. */
  RESULTS_GIVEN_UP: traits('kiosk', 'administrator', 'none', 'none'),
  SUBMISSION_NOT_FOUND: traits('kiosk', 'staff', 'none', 'none'),
  /** A picture fails a local check that nobody set aside, or that may not be set aside here. */
  CHECK_NOT_PASSED: traits('kiosk', 'staff', 'none', 'none'),
  /** Officers sign in at this kiosk, and nobody has. */
  OFFICER_NEEDED: traits('kiosk', 'staff', 'none', 'none'),
  /** Nothing failed: the customer asked for a person. */
  COLLEAGUE_CALLED: traits('kiosk', 'staff', 'none', 'none'),
  INTERNAL_ERROR: traits('kiosk', 'staff', 'none', 'none'),
} as const satisfies Record<string, ErrorTraits>

export type ErrorCode = keyof typeof errorCatalog

/** Codes whose traits include `T`, for example `CodesWith<{ actor: 'customer' }>`. */
export type CodesWith<T extends Partial<ErrorTraits>> = {
  [C in ErrorCode]: (typeof errorCatalog)[C] extends T ? C : never
}[ErrorCode]

/** Codes that can end on a retry card for the customer. */
export type CustomerErrorCode = CodesWith<{ readonly actor: 'customer' }>

/** Codes that only an employee or the machine can put right; the customer sees a neutral screen. */
export type StaffErrorCode = Exclude<ErrorCode, CustomerErrorCode>

export const errorCodes = Object.keys(errorCatalog) as readonly ErrorCode[]

export function isErrorCode(text: unknown): text is ErrorCode {
  return typeof text === 'string' && Object.hasOwn(errorCatalog, text)
}

export function isCustomerErrorCode(code: ErrorCode): code is CustomerErrorCode {
  return errorCatalog[code].actor === 'customer'
}
