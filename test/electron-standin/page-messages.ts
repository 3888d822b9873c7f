/** What travels between the page's shim and main. `args` and `value` are texts of the codec. */

export type FromPage =
  | { readonly type: 'invoke' | 'send'; readonly id: number; readonly channel: string; readonly args: string }
  | { readonly type: 'may-use' | 'may-see'; readonly id: number; readonly args: string }
  | { readonly type: 'preload-failed'; readonly id: number; readonly args: string }

export type ToPage =
  | { readonly type: 'reply'; readonly id: number; readonly isOk: boolean; readonly value: string }
  | { readonly type: 'event'; readonly channel: string; readonly args: string }

/** What the shim is told at its start. */
export interface PageConfig {
  /** Name of the function that Chromium put into the page for us; taken away before the page's own scripts run. */
  readonly outbox: string
  readonly inbox: string
  readonly platform: string
  readonly arch: string
  readonly versions: Readonly<Record<string, string>>
  readonly argv: readonly string[]
}
