import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { inOneCommit } from './in-one-commit'

/** The route answered with a refusal: what it wrote on the way is undone, and its answer goes out. */
class Refused extends Error {}

/** A handler that never answers must not keep its locks. */
const PATIENCE_MS = 80_000

/**
 * Middleware for Medusa's own routes that write in several commits: all of it is committed before the answer goes out,
 * and nothing where the answer is a refusal.
 */
export function commitBeforeAnswer(request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction): void {
  const json = response.json.bind(response)
  const answer = new Promise<unknown>((answered, failed) => {
    const late = setTimeout(() => failed(new Error(`no answer to ${request.method} ${request.path}`)), PATIENCE_MS)
    response.json = (body) => {
      clearTimeout(late)
      answered(body)
      return response
    }
  })
  const work = async () => {
    next()
    await answer
    if (response.statusCode >= 400) throw new Refused()
  }
  const restored = () => (response.json = json)
  inOneCommit(request.scope, work).then(
    async () => restored()(await answer),
    async (error) => {
      restored()
      if (error instanceof Refused) return json(await answer)
      response.status(200)
      next(error)
    },
  )
}
