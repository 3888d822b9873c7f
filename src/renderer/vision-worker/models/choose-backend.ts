/** Whether the networks run on the processor or on a graphics card. Pure: knows neither devices nor sessions. */
import type { Ms } from '../../../shared/domain/units.ts'

export const backends = ['wasm', 'webgpu'] as const
export type Backend = (typeof backends)[number]

/** The part of a `GPUAdapterInfo` that is read. */
export interface AdapterInfo {
  readonly vendor: string
  readonly architecture: string
  readonly device: string
  readonly description: string
  readonly isFallbackAdapter?: boolean
}

/** One earlier measurement; no use on another adapter or another runtime. */
export interface BackendChoice {
  /** What `measuredOn` gave. */
  readonly measuredOn: string
  readonly backend: Backend
}

/** Software that plays a graphics card is none: it is slower than WASM, and takes its cores. */
export function isRealAdapter({ vendor, architecture, device, description, isFallbackAdapter }: AdapterInfo): boolean {
  const names = `${vendor} ${architecture} ${device} ${description}`
  return isFallbackAdapter !== true && !/swiftshader|llvmpipe|lavapipe|softpipe|basic render|warp/i.test(names)
}

/** Everything that a measurement hangs on. */
export function measuredOn({ vendor, architecture, device, description }: AdapterInfo, runtime: string): string {
  return [vendor, architecture, device, description, runtime].join(' / ')
}

/** The graphics card must be this much faster: it is shared with the screen, and starting it costs memory. Ours. */
const WORTH_IT = 0.8

/** By the fastest of some runs each: what else the machine did makes runs slower, never faster. */
export function fasterBackend(wasmMs: readonly Ms[], webgpuMs: readonly Ms[]): Backend {
  return Math.min(...webgpuMs) < WORTH_IT * Math.min(...wasmMs) ? 'webgpu' : 'wasm'
}

/** The remembered backend, where it was measured on the same. @param choice as it was read back, whatever that is */
export function rememberedBackend(choice: unknown, now: string): Backend | undefined {
  if (typeof choice !== 'object' || choice === null) return undefined
  const { measuredOn: then, backend } = choice as Readonly<Partial<Record<keyof BackendChoice, unknown>>>
  return then === now ? backends.find((known) => known === backend) : undefined
}
