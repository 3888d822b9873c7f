/** Makes what the stand-in lacks fail loudly: reading a member that is not there throws, instead of giving undefined. */

/** Asked for by promises, JSON and EventEmitter of objects that need not have them. */
const askedOfAnything = new Set(['then', 'toJSON', 'domain', '__esModule'])

export function strict<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(object, key, receiver): unknown {
      if (key in object || typeof key === 'symbol' || askedOfAnything.has(key))
        return Reflect.get(object, key, receiver)
      throw new Error(`electron stand-in: ${name}.${key} is not implemented`)
    },
  })
}
