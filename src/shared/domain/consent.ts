/** The administrator's consent text: which one a customer reads, and what is known of it once somebody has agreed. */
import { languages, type Language, type Settings } from './settings.ts'

/** In characters; about a page of the screen. */
export const MAX_CONSENT_LENGTH = 2_000

export interface ConsentText {
  readonly language: Language
  /** Plain text; a line break is one. */
  readonly text: string
}

/** `staff`: the customer agreed on paper or aloud, and staff wrote it down. */
export const consentRecorders = ['customer', 'staff'] as const
export type ConsentRecorder = (typeof consentRecorders)[number]

/** The very words that were on the screen, so that the log can tell which ones were agreed to. */
export interface ConsentGiven extends ConsentText {
  readonly recordedBy: ConsentRecorder
}

/**
 * In the customer's language, else in the kiosk's, else in whichever there is.
 * @returns nothing where the administrator wrote none: then nobody is asked
 */
export function consentTextFor(
  chosen: Language,
  { consentTexts, language }: Pick<Settings, 'consentTexts' | 'language'>,
): ConsentText | undefined {
  for (const known of [chosen, language, ...languages]) {
    const text = consentTexts[known]?.trim()
    if (text) return { language: known, text }
  }
  return undefined
}
