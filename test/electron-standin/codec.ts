/**
 * Structured clone as text: what Electron's IPC carries, in a form that a DevTools message can carry.
 * Self-contained: its source is also sent into the page, so it uses nothing from outside itself.
 */
export interface Codec {
  /** Throws a DataCloneError for what Electron would refuse (functions, symbols, promises, cycles). */
  encode(value: unknown): string
  decode(text: string): unknown
}

export function makeCodec(): Codec {
  /** Marks a value that JSON has no form for; its first letters say which. */
  interface Tagged {
    $: string
    v?: unknown
    kind?: string
  }

  const typedArrays: Record<string, new (buffer: ArrayBuffer) => ArrayBufferView> = {
    Int8Array,
    Uint8Array,
    Uint8ClampedArray,
    Int16Array,
    Uint16Array,
    Int32Array,
    Uint32Array,
    Float32Array,
    Float64Array,
    BigInt64Array,
    BigUint64Array,
    DataView,
  }

  function toBase64(bytes: Uint8Array): string {
    let binary = ''
    // in pieces: one call with millions of arguments would overflow the stack
    for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
    return btoa(binary)
  }

  function fromBase64(text: string): ArrayBuffer {
    const binary = atob(text)
    const bytes = new Uint8Array(binary.length)
    for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at)
    return bytes.buffer
  }

  function refuse(): never {
    const error = new Error('An object could not be cloned.')
    error.name = 'DataCloneError'
    throw error
  }

  function pack(value: unknown, above: ReadonlySet<object>): unknown {
    if (value === undefined) return { $: 'undefined' }
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
    if (typeof value === 'number') {
      return Number.isFinite(value) && !Object.is(value, -0) ? value : { $: 'number', v: String(value) }
    }
    if (typeof value === 'bigint') return { $: 'bigint', v: String(value) }
    if (typeof value === 'function' || typeof value === 'symbol' || above.has(value)) return refuse()
    return packObject(value, new Set([...above, value]))
  }

  function packObject(value: object, above: ReadonlySet<object>): unknown {
    if (Array.isArray(value)) return value.map((item) => pack(item, above))
    if (value instanceof Date) return { $: 'date', v: value.getTime() }
    if (value instanceof RegExp) return { $: 'regexp', v: [value.source, value.flags] }
    if (value instanceof Map) return { $: 'map', v: [...value].map((entry) => entry.map((item) => pack(item, above))) }
    if (value instanceof Set) return { $: 'set', v: [...value].map((item) => pack(item, above)) }
    if (value instanceof ArrayBuffer) return { $: 'buffer', v: toBase64(new Uint8Array(value)) }
    if (ArrayBuffer.isView(value)) {
      const name = Object.prototype.toString.call(value).slice(8, -1)
      const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
      return { $: 'view', kind: name in typedArrays ? name : 'Uint8Array', v: toBase64(bytes) }
    }
    if (value instanceof Error) return { $: 'error', v: [value.name, value.message, value.stack] }
    if (value instanceof Promise || value instanceof WeakMap || value instanceof WeakSet) return refuse()
    const fields = Object.fromEntries(Object.entries(value).map(([key, item]) => [key, pack(item, above)]))
    return '$' in fields ? { $: 'object', v: fields } : fields
  }

  function unpack(value: unknown): unknown {
    if (value === null || typeof value !== 'object') return value
    if (Array.isArray(value)) return value.map(unpack)
    return '$' in value ? unpackTagged(value as Tagged) : unpackFields(value)
  }

  function unpackFields(fields: object): unknown {
    return Object.fromEntries(Object.entries(fields).map(([key, item]) => [key, unpack(item)]))
  }

  function unpackTagged(tagged: Tagged): unknown {
    switch (tagged.$) {
      case 'undefined':
        return undefined
      case 'number':
        return Number(tagged.v)
      case 'bigint':
        return BigInt(tagged.v as string)
      case 'date':
        return new Date(tagged.v as number)
      case 'regexp':
        return new RegExp(...(tagged.v as [string, string]))
      case 'map':
        return new Map((tagged.v as [unknown, unknown][]).map(([key, item]) => [unpack(key), unpack(item)]))
      case 'set':
        return new Set((tagged.v as unknown[]).map(unpack))
      case 'buffer':
        return fromBase64(tagged.v as string)
      case 'view': {
        const View = typedArrays[tagged.kind ?? ''] ?? Uint8Array
        return new View(fromBase64(tagged.v as string))
      }
      case 'error': {
        const [name, message, stack] = tagged.v as [string, string, string]
        return Object.assign(new Error(message), { name, stack })
      }
      case 'object':
        return unpackFields(tagged.v as object)
      default:
        throw new Error(`codec: unknown tag ${tagged.$}`)
    }
  }

  return {
    encode: (value) => JSON.stringify(pack(value, new Set())),
    decode: (text) => unpack(JSON.parse(text)),
  }
}
