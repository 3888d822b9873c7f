/**
 * Cameras that a test holds in its hands: named, showing any picture, unpluggable, busy, denied.
 * They take the place of `navigator.mediaDevices` in the page; the app's own permission answer is still asked for.
 * A reload of the page puts every camera back to its starting state.
 */
import type { BrowserContext, Page } from 'playwright-core'
import { virtualCamerasInPage, type PageCameras } from './virtual-cameras-in-page.ts'

export interface CameraOptions {
  readonly id: string
  readonly label: string
  /** Cameras of one device share it. @default the id */
  readonly groupId?: string
  /** JPEG or PNG. */
  readonly picture: Uint8Array
  /** @default 1280 x 720 */
  readonly size?: { readonly width: number; readonly height: number }
  /** `contain` shows all of the picture with black bars, `cover` fills the frame and cuts. @default contain */
  readonly fit?: 'contain' | 'cover'
  /** @default 15, which leaves a small machine time for the checks */
  readonly framesPerSecond?: number
}

export interface VirtualCameras {
  /** Shows another picture; resolves when the next frame has it. */
  show(id: string, picture: Uint8Array): Promise<void>
  /** Ends its open tracks and tells the page of the change. */
  unplug(id: string): Promise<void>
  replug(id: string): Promise<void>
  /** Opening it fails with NotReadableError, as when another program holds it. Open tracks go on. */
  setBusy(id: string, isBusy: boolean): Promise<void>
  /** Opening any camera fails with NotAllowedError, as when the system's privacy switch is off. */
  setDenied(isDenied: boolean): Promise<void>
  /** The picture stands still, frames stop coming: as after the machine slept. */
  setFrozen(id: string, isFrozen: boolean): Promise<void>
  /** Frames go on, and all are one and the same: what no sensor gives. @default a sensor's slight noise */
  setNoiseless(id: string, isNoiseless: boolean): Promise<void>
  /** Number of tracks that are live now: 0 means that no camera's light is on. */
  liveTracks(id: string): Promise<number>
}

/** Puts the cameras into every page that opens from now on. `attach` names the page that the other calls speak to. */
export async function installVirtualCameras(
  context: BrowserContext,
  cameras: readonly CameraOptions[],
): Promise<VirtualCameras & { attach(page: Page): Promise<void> }> {
  await context.addInitScript(
    virtualCamerasInPage,
    cameras.map(({ id, label, groupId, picture, size, fit, framesPerSecond }) => ({
      id,
      label,
      groupId: groupId ?? id,
      pictureBase64: toBase64(picture),
      ...(size ?? { width: 1280, height: 720 }),
      fit: fit ?? 'contain',
      framesPerSecond: framesPerSecond ?? 15,
    })),
  )

  let page: Page | undefined
  async function tell<Call extends keyof PageCameras>(
    call: Call,
    ...args: Parameters<PageCameras[Call]>
  ): Promise<Awaited<ReturnType<PageCameras[Call]>>> {
    if (!page) throw new Error('the cameras are not attached to a page')
    return (await page.evaluate(
      ([name, given]) => {
        const inPage = (globalThis as unknown as { virtualCameras: Record<string, (...all: unknown[]) => unknown> })
          .virtualCameras
        return inPage[name]?.(...given)
      },
      [call, args] as [string, unknown[]],
    )) as Awaited<ReturnType<PageCameras[Call]>>
  }

  return {
    attach: (newPage) => {
      page = newPage
      return Promise.resolve()
    },
    show: (id, picture) => tell('show', id, toBase64(picture)),
    unplug: (id) => tell('setPlugged', id, false),
    replug: (id) => tell('setPlugged', id, true),
    setBusy: (id, isBusy) => tell('setBusy', id, isBusy),
    setDenied: (isDenied) => tell('setDenied', isDenied),
    setFrozen: (id, isFrozen) => tell('setFrozen', id, isFrozen),
    setNoiseless: (id, isNoiseless) => tell('setNoiseless', id, isNoiseless),
    liveTracks: (id) => tell('liveTracks', id),
  }
}

function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
}
