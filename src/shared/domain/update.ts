/** How the kiosk's own updates stand, as staff are told. Who decides it is main/updates. */

/**
 * - `not-wanted`: no feed is set
 * - `managed`: the organisation's own tools bring new versions
 * - `installed-otherwise`: not by an installer that the kiosk could run again (MSI, deb, a checkout)
 * - `no-signer`: this build knows nobody whose updates it would believe
 */
export type UpdatesOffBecause = 'not-wanted' | 'managed' | 'installed-otherwise' | 'no-signer'

/**
 * - `unreachable`: the feed did not answer, or with something else
 * - `not-signed`: the feed's offer is not signed by whom this build believes, or is for another kind of kiosk
 * - `not-downloaded`: the line failed, or what came is not what was signed
 */
export type UpdateTrouble = 'unreachable' | 'not-signed' | 'not-downloaded'

/** `not-installed`: the old version still ran afterwards. `crashed`: the new one did not come up. Neither is tried again. */
export type UpdateGivenUp = 'not-installed' | 'crashed'

export type UpdateState =
  | { readonly at: 'off'; readonly why: UpdatesOffBecause }
  /** For its next look at the feed, in a moment in which nobody is served. */
  | { readonly at: 'waiting' }
  | { readonly at: 'downloading'; readonly version: string }
  /** Installed at the next start. */
  | { readonly at: 'ready'; readonly version: string }
  /** The start is under way that installs it; ends this process. */
  | { readonly at: 'installing'; readonly version: string }
  /** Tried again by itself. */
  | { readonly at: 'failed'; readonly why: UpdateTrouble }
  /** Until the feed offers another version. */
  | { readonly at: 'blocked'; readonly version: string; readonly why: UpdateGivenUp }
