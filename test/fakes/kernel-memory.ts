/** The memory that the pixel kernels work in, which they show to nobody. */
import { vi } from 'vitest'

/** @param load imports what makes the kernels start, anew @returns what was imported, and their memory */
export async function withKernelMemory<T>(
  load: () => Promise<T>,
): Promise<{ readonly loaded: T; readonly memory: WebAssembly.Memory }> {
  vi.resetModules()
  let memory: WebAssembly.Memory | undefined
  const { Instance } = WebAssembly
  const spy = vi.spyOn(WebAssembly, 'Instance').mockImplementation(function (module: WebAssembly.Module) {
    const instance = new Instance(module)
    memory = instance.exports['memory'] as WebAssembly.Memory
    return instance
  })
  const loaded = await load().finally(() => spy.mockRestore())
  if (!memory) throw new Error('no kernels were started')
  return { loaded, memory }
}

/** Is there nothing in it but zeros? */
export function isBlank({ buffer }: WebAssembly.Memory): boolean {
  return new Uint8Array(buffer).every((byte) => byte === 0)
}
