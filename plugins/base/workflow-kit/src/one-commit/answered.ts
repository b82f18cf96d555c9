import type { MedusaNextFunction, MedusaResponse } from '@medusajs/framework/http'

/** A handler that never answers must not keep a lock; longer than anything waits for a channel or for another's lock. */
const PATIENCE_MS = 120_000

/**
 * Resolves when the handlers that follow have given their answer, whether or not somebody is left to hear it. Who asked may
 * hang up in the middle, or before their turn came: what they asked for goes on, and so must the lock it is done under.
 */
export const answered = (response: MedusaResponse, next: MedusaNextFunction): Promise<void> =>
  new Promise((resolve) => {
    const late = setTimeout(resolve, PATIENCE_MS).unref()
    const end = response.end.bind(response) as (...said: unknown[]) => MedusaResponse
    response.end = (...said: unknown[]) => {
      clearTimeout(late)
      resolve()
      return end(...said)
    }
    next()
  })
