/** Which browser permissions a page gets: our own origin's camera, without sound. Nothing else, nobody else. */
import { isOwnUrl } from './app-origin.ts'

export interface PermissionQuestion {
  readonly permission: string
  readonly requestingUrl: string
  /** `video` and `audio` as asked for; empty for the screen, which is neither. */
  readonly mediaTypes: readonly string[]
  readonly isMainFrame: boolean
}

export function isPermitted(question: PermissionQuestion, devServerUrl?: string): boolean {
  return (
    question.permission === 'media' &&
    question.isMainFrame &&
    isOwnUrl(question.requestingUrl, devServerUrl) &&
    question.mediaTypes.length > 0 &&
    question.mediaTypes.every((type) => type === 'video')
  )
}
