/** @vladmandic/human as one would set it up for the same purpose: detector, mesh and iris, nothing else. */

export const humanBackends = ['wasm', 'webgl', 'humangl'] as const
export type HumanBackend = (typeof humanBackends)[number]

export interface Human {
  load(): Promise<void>
  detect(frame: ImageBitmap): Promise<{ readonly face: readonly { readonly mesh?: readonly unknown[] }[] }>
  readonly tf: { getBackend(): string }
}

/** Fetches its code and makes an instance, whose models are not there yet. */
export async function makeHuman(backend: HumanBackend): Promise<Human> {
  const url = '/human/dist/human.esm.js'
  const { Human: Maker } = (await import(/* @vite-ignore */ url)) as { Human: new (config: object) => Human }
  const off = { enabled: false }
  return new Maker({
    backend,
    modelBasePath: '/human/models/',
    wasmPath: '/tfjs-wasm/',
    debug: false,
    filter: off,
    gesture: off,
    body: off,
    hand: off,
    object: off,
    segmentation: off,
    face: {
      enabled: true,
      // as ours: turned faces count, and so do several
      detector: { rotation: true, maxDetected: 4 },
      mesh: { enabled: true },
      iris: { enabled: true },
      attention: off,
      description: off,
      emotion: off,
      antispoof: off,
      liveness: off,
    },
  })
}
