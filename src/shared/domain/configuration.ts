/** The configuration of a kiosk as a file that another one can take, and what becomes of it there. No secret has a place in it. */
import type { Settings } from './settings.ts'

export const CONFIGURATION_FORMAT = 'countersign-configuration'
/** Of the file's shape; what it may hold is the settings' own concern. */
export const CONFIGURATION_VERSION = 1

/** Of one kiosk: what is attached to it, what it is called and how far it is set up. Never in the file. */
export const settingsOfOneKiosk = [
  'mode',
  'isSetUp',
  'useSampleCameras',
  'cameras',
  'kioskId',
] as const satisfies readonly (keyof Settings)[]

/**
 * - `newer`: made by a later version, whose settings this one cannot know
 * - `unknown`: no setting of this version
 * - `value`: no possible value of the setting, or not in its range
 * - `of-one-kiosk`: a setting that is no other kiosk's concern
 */
export type ConfigurationProblemKind =
  'unreadable' | 'no-json' | 'not-ours' | 'newer' | 'unknown' | 'value' | 'of-one-kiosk' | 'address'

/** Never a value. */
export interface ConfigurationProblem {
  readonly kind: ConfigurationProblemKind
  /** Where, as `settings.checkLimits.face.maxYawDeg`; absent where it is the file as a whole. */
  readonly field?: string
}

export interface ConfigurationChange {
  readonly name: keyof Settings
  readonly now: unknown
  readonly then: unknown
}

/** Why a value that holds is not taken over here. */
export type LeftOutWhy = 'locked' | 'no-officers' | 'in-practice'

export interface LeftOut {
  readonly name: keyof Settings
  readonly why: LeftOutWhy
}

/** What a file would change, before it does. */
export type ConfigurationPreview =
  | { readonly at: 'refused'; readonly problems: readonly ConfigurationProblem[] }
  | {
      readonly at: 'changes'
      readonly changes: readonly ConfigurationChange[]
      readonly leftOut: readonly LeftOut[]
    }

export interface SavedConfiguration {
  /** Without its folder. */
  readonly fileName: string
}
