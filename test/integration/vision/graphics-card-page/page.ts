/** The page's side of the graphics card's tests: each trial in a worker of its own, as the app's networks are. */
import type { TrialName, Trials } from './card.worker.ts'
import CardWorker from './card.worker.ts?worker'

const offered = {
  /** @returns what the trial found; rejects with the reason where it broke */
  run<Name extends TrialName>(name: Name): Promise<Awaited<ReturnType<Trials[Name]>>> {
    const worker = new CardWorker()
    return new Promise<Awaited<ReturnType<Trials[Name]>>>((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent) => resolve(data as Awaited<ReturnType<Trials[Name]>>)
      worker.onerror = ({ message }) => reject(new Error(message))
      worker.postMessage({ name, assetsUrl: new URL('.', document.baseURI).href })
    }).finally(() => worker.terminate())
  },
}

export type CardTrials = typeof offered
Object.assign(globalThis, { cardTrials: offered })
