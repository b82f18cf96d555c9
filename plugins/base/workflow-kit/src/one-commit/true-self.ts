/**
 * A workflow, and so every scheduled job, is lent modules behind proxies of its own, which look a method up on the module
 * each time it is called. What is put on the module must not call back through one, or it calls itself for ever.
 */
const FOLLOWED = Symbol('followed by one commit')

/** Whether nobody followed this module so far, by whichever proxy; it is followed from now on. */
export function followedNow(module: object): boolean {
  if (Reflect.get(module, FOLLOWED)) return false
  return Reflect.set(module, FOLLOWED, true)
}

/** The module's method itself, to be called on the module. */
export function methodOf<T extends object, K extends keyof T>(module: T, name: K): T[K] {
  const own = Object.getOwnPropertyDescriptor(module, name)
  return (own ? own.value : Reflect.get(Object.getPrototypeOf(module) as object, name)) as T[K]
}
