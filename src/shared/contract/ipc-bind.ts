/**
 * Makes both ends of the wall from the contract. Knows neither Electron nor what the calls do.
 */
import {
  ipcContract,
  type CallMarker,
  type IpcContract,
  type NoticeMarker,
  type PayloadOf,
  type RequestOf,
  type ResponseOf,
} from './ipc-contract.ts'

type Method<M> =
  RequestOf<M> extends undefined
    ? () => Promise<ResponseOf<M>>
    : undefined extends RequestOf<M>
      ? (request?: RequestOf<M>) => Promise<ResponseOf<M>>
      : (request: RequestOf<M>) => Promise<ResponseOf<M>>

type Subscribe<M> = (listener: (payload: PayloadOf<M>) => void) => () => void

/** The renderer's end: calls return promises; notices take a listener and return its unsubscribe. */
export type KioskApi = {
  readonly [G in keyof IpcContract]: {
    readonly [N in keyof IpcContract[G]]: IpcContract[G][N] extends CallMarker<infer _A, infer _B>
      ? Method<IpcContract[G][N]>
      : Subscribe<IpcContract[G][N]>
  }
}

type OnlyCalls<G> = { [N in keyof G as G[N] extends NoticeMarker<infer _> ? never : N]: G[N] }
type OnlyNotices<G> = { [N in keyof G as G[N] extends NoticeMarker<infer _> ? N : never]: G[N] }

/** One function for each call; the compiler asks for every one. */
export type IpcHandlers = {
  readonly [G in keyof IpcContract]: {
    readonly [N in keyof OnlyCalls<IpcContract[G]>]: (
      request: RequestOf<IpcContract[G][N & keyof IpcContract[G]]>,
    ) =>
      | Promise<ResponseOf<IpcContract[G][N & keyof IpcContract[G]]>>
      | ResponseOf<IpcContract[G][N & keyof IpcContract[G]]>
  }
}

/** One parser for each call: returns the request, or throws with a reason that holds none of its content. */
export type IpcParsers = {
  readonly [G in keyof IpcContract]: {
    readonly [N in keyof OnlyCalls<IpcContract[G]>]: (
      input: unknown,
    ) => RequestOf<IpcContract[G][N & keyof IpcContract[G]]>
  }
}

/** Main's way to speak: one function for each notice. */
export type IpcNotices = {
  readonly [G in keyof IpcContract]: {
    readonly [N in keyof OnlyNotices<IpcContract[G]>]: (
      payload: PayloadOf<IpcContract[G][N & keyof IpcContract[G]]>,
    ) => void
  }
}

function* entries(kind: 'call' | 'notice'): Generator<{ group: string; name: string; channel: string }> {
  for (const [group, members] of Object.entries(ipcContract)) {
    for (const [name, marker] of Object.entries<{ readonly kind: 'call' | 'notice' }>(members)) {
      if (marker.kind === kind) yield { group, name, channel: `countersign:${group}.${name}` }
    }
  }
}

/** The channel of one call or notice, for who must tell channels apart. */
export function channelOf<G extends keyof IpcContract>(group: G, name: keyof IpcContract[G] & string): string {
  return `countersign:${group}.${name}`
}

type Loose = Record<string, Record<string, (argument: unknown) => unknown>>

/**
 * @param invoke sends a request over a channel and gives its answer
 * @param subscribe hears a channel; returns the unsubscribe for exactly that listener
 */
export function bindKioskApi(
  invoke: (channel: string, request: unknown) => Promise<unknown>,
  subscribe: (channel: string, listener: (payload: unknown) => void) => () => void,
): KioskApi {
  const api: Loose = {}
  for (const { group, name, channel } of entries('call'))
    (api[group] ??= {})[name] = (request) => invoke(channel, request)
  for (const { group, name, channel } of entries('notice'))
    (api[group] ??= {})[name] = (listener) => subscribe(channel, listener as (payload: unknown) => void)
  return api as unknown as KioskApi
}

/** Joins every call to its parser and handler; a request is parsed before its handler sees it. */
export function bindHandlers(
  handle: (channel: string, answer: (request: unknown) => Promise<unknown>) => void,
  parsers: IpcParsers,
  handlers: IpcHandlers,
): void {
  for (const { group, name, channel } of entries('call')) {
    const parse = (parsers as unknown as Loose)[group]?.[name]
    const answer = (handlers as unknown as Loose)[group]?.[name]
    if (!parse || !answer) throw new Error(`the call ${group}.${name} has no parser or no handler`)
    handle(channel, async (request) => await answer(parse(request)))
  }
}

export function bindNotices(broadcast: (channel: string, payload: unknown) => void): IpcNotices {
  const notices: Loose = {}
  for (const group of Object.keys(ipcContract)) notices[group] = {}
  for (const { group, name, channel } of entries('notice'))
    (notices[group] ??= {})[name] = (payload) => broadcast(channel, payload)
  return notices as unknown as IpcNotices
}
