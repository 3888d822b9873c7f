/**
 * Networks that run on WASM, and on a graphics card as long as there is one.
 * A run that the card loses is made again on WASM: who asked for it hears nothing of it.
 */
import type { Backend } from './choose-backend.ts'
import type { FaceModels } from './face-models.ts'

export interface SwitchingModels extends FaceModels {
  backend(): Backend
  /**
   * From the next run on the card's; closed once they are lost.
   * @param lost settles when the device is gone
   */
  use(card: FaceModels, lost: Promise<unknown>): void
}

export function createSwitchingModels(steady: FaceModels): SwitchingModels {
  let onCard: { readonly models: FaceModels; readonly lost: Promise<never> } | undefined

  function leaveCard(models: FaceModels): void {
    if (onCard?.models === models) onCard = undefined
    // sessions of a lost device may not even close
    models.close().catch(() => undefined)
  }

  async function run<T>(task: (models: FaceModels) => Promise<T>): Promise<T> {
    const card = onCard
    if (!card) return task(steady)
    try {
      return await Promise.race([task(card.models), card.lost])
    } catch {
      if (onCard === card) leaveCard(card.models)
      return task(steady)
    }
  }

  return {
    backend: () => (onCard ? 'webgpu' : 'wasm'),
    use(models, lost) {
      const failing = lost.then((): never => {
        throw new Error('the graphics device is lost')
      })
      onCard = { models, lost: failing }
      failing.catch(() => {
        if (onCard?.models === models) leaveCard(models)
      })
    },
    detect: (input) => run((models) => models.detect(input)),
    mesh: (input) => run((models) => models.mesh(input)),
    cover: (features) => run((models) => models.cover(features)),
    eye: (input) => run((models) => models.eye(input)),
    async close() {
      await Promise.all([steady.close(), onCard?.models.close()])
    },
  }
}
