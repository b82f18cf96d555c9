import type { IEventBusModuleService } from '@medusajs/framework/types'
import { here, type HeldEvent } from './scope'
import { followedNow, methodOf } from './true-self'

type Bus = IEventBusModuleService

/** Events raised inside a scope wait for its commit; a workflow that failed takes its own back. */
export function followEvents(bus: Bus): void {
  if (!followedNow(bus)) return
  const emit = methodOf(bus, 'emit')
  const releaseGroup = methodOf(bus, 'releaseGroupedEvents')
  const clearGroup = methodOf(bus, 'clearGroupedEvents')

  bus.emit = async function (this: Bus, events: HeldEvent | HeldEvent[], options?: Record<string, unknown>) {
    const scope = here()?.scope
    if (!scope) return emit.call(this, events as Parameters<typeof emit>[0], options)
    scope.events.push(...[events].flat().map((event) => ({ ...event, options })))
  }
  bus.releaseGroupedEvents = async function (this: Bus, group) {
    if (!here()) await releaseGroup.call(this, group)
  }
  bus.clearGroupedEvents = async function (this: Bus, group, more) {
    const scope = here()?.scope
    if (!scope) return clearGroup.call(this, group, more)
    const names = more?.eventNames
    scope.events = scope.events.filter(
      ({ name, metadata }) => metadata?.eventGroupId !== group || (names?.length && !names.includes(name)),
    )
  }
}
