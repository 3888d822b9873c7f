import { describe, expect, it, vi } from 'vitest'
import {
  bindHandlers,
  bindKioskApi,
  bindNotices,
  type IpcHandlers,
  type IpcParsers,
} from '../../../src/shared/contract/ipc-bind.ts'
import { ipcContract } from '../../../src/shared/contract/ipc-contract.ts'
import { emptyQueue } from '../../../src/shared/domain/submission.ts'

/** A wall in memory: what one end sends, the other end hears. */
function joinedEnds(handlers: IpcHandlers, parsers: IpcParsers) {
  const calls = new Map<string, (request: unknown) => Promise<unknown>>()
  const ears = new Map<string, Set<(payload: unknown) => void>>()
  bindHandlers((channel, answer) => calls.set(channel, answer), parsers, handlers)
  const api = bindKioskApi(
    (channel, request) => calls.get(channel)?.(request) ?? Promise.reject(new Error(`nobody hears ${channel}`)),
    (channel, listener) => {
      const listeners = ears.get(channel) ?? new Set()
      ears.set(channel, listeners.add(listener))
      return () => void listeners.delete(listener)
    },
  )
  const notices = bindNotices((channel, payload) => ears.get(channel)?.forEach((hear) => hear(payload)))
  return { api, notices, channels: [...calls.keys()] }
}

/** Answers each call with its own name and request. */
function echoes(): { handlers: IpcHandlers; parsers: IpcParsers } {
  const make = (leaf: (path: string) => (input: unknown) => unknown) =>
    Object.fromEntries(
      Object.entries(ipcContract).map(([group, members]) => [
        group,
        Object.fromEntries(
          Object.entries<{ kind: string }>(members)
            .filter(([, marker]) => marker.kind === 'call')
            .map(([name]) => [name, leaf(`${group}.${name}`)]),
        ),
      ]),
    )
  return {
    handlers: make((path) => (request) => ({ path, request })) as unknown as IpcHandlers,
    parsers: make(() => (input) => input) as unknown as IpcParsers,
  }
}

describe('both ends of the wall come from one contract', () => {
  it('every call that the renderer has reaches the handler of the same name', async () => {
    const { handlers, parsers } = echoes()
    const { api, channels } = joinedEnds(handlers, parsers)
    const callable = Object.entries(api).flatMap(([group, members]) =>
      Object.keys(members)
        .filter(
          (name) =>
            (ipcContract as unknown as Record<string, Record<string, { kind: string }>>)[group]?.[name]?.kind ===
            'call',
        )
        .map((name) => ({ group, name })),
    )
    expect(callable.length).toBe(channels.length)
    for (const { group, name } of callable) {
      const call = (api as unknown as Record<string, Record<string, (request: unknown) => Promise<unknown>>>)[group]?.[
        name
      ]
      expect(await call?.('ping')).toEqual({ path: `${group}.${name}`, request: 'ping' })
    }
  })

  it('a request that does not parse never reaches its handler', async () => {
    const { handlers, parsers } = echoes()
    const find = vi.fn()
    const { api } = joinedEnds(
      { ...handlers, submission: { ...handlers.submission, find } },
      {
        ...parsers,
        submission: {
          ...parsers.submission,
          find: () => {
            throw new TypeError('refused')
          },
        },
      },
    )
    await expect(api.submission.find('x')).rejects.toThrow('refused')
    expect(find).not.toHaveBeenCalled()
  })

  it('a missing handler is found when the kiosk starts, not when a customer stands before it', () => {
    const { handlers, parsers } = echoes()
    expect(() => joinedEnds({ ...handlers, practice: {} as IpcHandlers['practice'] }, parsers)).toThrow(
      'practice.rehearse',
    )
  })

  it('a notice reaches every listener until it unsubscribes', () => {
    const { handlers, parsers } = echoes()
    const { api, notices } = joinedEnds(handlers, parsers)
    const first = vi.fn()
    const second = vi.fn()
    const stop = api.submission.queueChanged(first)
    api.submission.queueChanged(second)
    notices.submission.queueChanged({ ...emptyQueue, waiting: 1 })
    stop()
    notices.submission.queueChanged({ ...emptyQueue, waiting: 2 })
    expect(first.mock.calls).toEqual([[{ ...emptyQueue, waiting: 1 }]])
    expect(second).toHaveBeenCalledTimes(2)
  })
})
