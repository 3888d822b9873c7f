/** The live picture of one camera while staff look at its settings; tried again while it cannot be had. Knows no roles. */
import { inject, provide, shallowRef, watch, type InjectionKey, type ShallowRef } from 'vue'
import type { CameraPicture } from '../../../shared/domain/settings.ts'
import type { Failure } from '../../../shared/errors/result.ts'
import type { AttachedCameras } from '../../camera/attached-cameras.ts'
import type { CameraDevice } from '../../camera/camera-roles.ts'
import type { OpenDevice } from '../../camera/open-device.ts'
import { camerasForStaff } from '../../flow/browser-parts.ts'

export type CameraDesk = Pick<AttachedCameras, 'preview' | 'onChange'>

const deskKey: InjectionKey<CameraDesk> = Symbol('camera desk')

/** Other cameras than those that are plugged in, for the components below. */
export function provideCameraDesk(desk: CameraDesk): void {
  provide(deskKey, desk)
}

export function useCameraDesk(): CameraDesk {
  return inject(deskKey, camerasForStaff, true)
}

export type CameraPreview =
  | { readonly at: 'off' }
  | { readonly at: 'opening' }
  | { readonly at: 'live'; readonly opened: OpenDevice }
  | { readonly at: 'failed'; readonly failure: Failure }

export interface PreviewWish {
  readonly device: CameraDevice
  readonly picture: CameraPicture
}

const RETRY_AFTER_MS = 2000

/** Off with its component. Opened anew when the camera changes, or how it is set. */
export function useCameraPreview(wish: () => PreviewWish | undefined): Readonly<ShallowRef<CameraPreview>> {
  const desk = useCameraDesk()
  const preview = shallowRef<CameraPreview>({ at: 'off' })

  watch(
    () => keyOf(wish()),
    (_key, _before, onCleanup) => {
      const wanted = wish()
      let isOver = false
      let opened: OpenDevice | undefined
      let retry: ReturnType<typeof setTimeout> | undefined
      onCleanup(() => {
        isOver = true
        clearTimeout(retry)
        opened?.close()
      })
      preview.value = wanted ? { at: 'opening' } : { at: 'off' }

      const open = async ({ device, picture }: PreviewWish): Promise<void> => {
        const result = await desk.preview(device, picture)
        if (isOver) {
          if (result.ok) result.value.close()
          return
        }
        if (result.ok) {
          opened = result.value
          preview.value = { at: 'live', opened }
        } else {
          preview.value = { at: 'failed', failure: result.error }
          retry = setTimeout(() => void open({ device, picture }), RETRY_AFTER_MS)
        }
      }
      if (wanted) void open(wanted)
    },
    { immediate: true },
  )
  return preview
}

/** Mirroring is the preview's own: no reason to open the camera anew. */
function keyOf(wish: PreviewWish | undefined): string | undefined {
  return wish && JSON.stringify([wish.device.deviceId, { ...wish.picture, isMirrored: undefined }])
}
