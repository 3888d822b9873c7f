/** The far end of a vision worker: keeps what it was asked and answers when the test says so. */
import type { VisionWorkerEnd } from '../../src/renderer/vision/vision-client.ts'
import type { VisionReply, VisionRequest } from '../../src/renderer/vision/vision-protocol.ts'

export interface FakeVisionWorker extends VisionWorkerEnd {
  readonly asked: VisionRequest[]
  readonly handedOver: Transferable[]
  isTerminated(): boolean
  /** Answers the newest request of that kind. */
  answer(kind: VisionRequest['kind'], reply: (id: number) => VisionReply): void
  breakDown(): void
}

/** @param loads whether it answers the request to load at once */
export function fakeVisionWorker(loads = true): FakeVisionWorker {
  const asked: VisionRequest[] = []
  const handedOver: Transferable[] = []
  let hear: ((event: { readonly data: VisionReply }) => void) | undefined
  let fail: (() => void) | undefined
  let isTerminated = false

  const worker: FakeVisionWorker = {
    asked,
    handedOver,
    isTerminated: () => isTerminated,
    postMessage(message, transfer) {
      asked.push(message)
      handedOver.push(...transfer)
      if (message.kind === 'load' && loads) worker.answer('load', loaded)
    },
    addEventListener(type: string, listener: (event: { readonly data: VisionReply }) => void) {
      if (type === 'message') hear = listener
      if (type === 'error') fail = listener as () => void
    },
    terminate: () => void (isTerminated = true),
    answer(kind, reply) {
      const request = asked.findLast((message) => message.kind === kind)
      if (!request) throw new Error(`nobody asked to ${kind}`)
      hear?.({ data: reply(request.id) })
    },
    breakDown: () => fail?.(),
  }
  return worker
}

export const loaded = (id: number): VisionReply => ({ kind: 'loaded', id, backend: 'wasm', threads: 2, loadMs: 7 })
