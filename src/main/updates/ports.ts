/** What updates need of the machine. The electron room implements it; tests fake it. */
import type { UpdateKind, UpdateOffer } from './update-offer.ts'

export interface UpdateTool {
  /**
   * The offer as it stands on the feed, not yet believed.
   * @throws where the feed does not answer, or with something else than a small text
   */
  fetchOffer(feed: string, kind: UpdateKind, signal: AbortSignal): Promise<string>
  /**
   * Has the offer's file whole on disk, its digest compared; what is there already is not fetched again.
   * @throws where it could not be had, or is not what was offered
   */
  download(feed: string, offer: UpdateOffer, signal: AbortSignal): Promise<void>
  /** Installs what `download` has had last. @returns whether the process is about to end for it */
  install(offer: UpdateOffer): boolean
  /** Puts the version before this one back. @returns whether the process is about to end for it: not every installer can */
  goBack(): boolean
}
