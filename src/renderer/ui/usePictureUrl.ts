/** An address under which the page may show a picture's bytes; given back when the picture changes or the scope ends. */
import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue'
import type { EncodedImage } from '../../shared/domain/capture.ts'

export function usePictureUrl(image: () => EncodedImage | undefined): Readonly<ShallowRef<string | undefined>> {
  const url = shallowRef<string>()

  function release(): void {
    if (url.value) URL.revokeObjectURL(url.value)
    url.value = undefined
  }

  watch(
    image,
    (now) => {
      release()
      // copied: the bytes may lie in memory that a worker shares, which a Blob does not take
      if (now) url.value = URL.createObjectURL(new Blob([new Uint8Array(now.bytes)], { type: now.mediaType }))
    },
    { immediate: true },
  )
  onScopeDispose(release)
  return url
}
