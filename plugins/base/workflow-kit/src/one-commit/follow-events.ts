import type { IEventBusModuleService } from '@medusajs/framework/types'
import { here, type HeldEvent } from './scope'

const followed = new WeakSet<IEventBusModuleService>()

/** Events raised inside a scope wait for its commit; a workflow that failed takes its own back. */
export function followEvents(bus: IEventBusModuleService): void {
  if (followed.has(bus)) return
  followed.add(bus)
  const emit = bus.emit.bind(bus)
  const releaseGroup = bus.releaseGroupedEvents.bind(bus)
  const clearGroup = bus.clearGroupedEvents.bind(bus)

  bus.emit = async (events: HeldEvent | HeldEvent[], options?: Record<string, unknown>) => {
    const scope = here()?.scope
    if (!scope) return emit(events as Parameters<typeof emit>[0], options)
    scope.events.push(...[events].flat().map((event) => ({ ...event, options })))
  }
  bus.releaseGroupedEvents = async (group) => (here() ? undefined : releaseGroup(group))
  bus.clearGroupedEvents = async (group, more) => {
    const scope = here()?.scope
    if (!scope) return clearGroup(group, more)
    const names = more?.eventNames
    scope.events = scope.events.filter(
      ({ name, metadata }) => metadata?.eventGroupId !== group || (names?.length && !names.includes(name)),
    )
  }
}
