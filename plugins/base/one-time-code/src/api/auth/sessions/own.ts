import type { AuthenticatedMedusaRequest } from '@medusajs/framework/http'

type Context = AuthenticatedMedusaRequest['auth_context'] & { session_id?: string }

export const ownActor = ({ auth_context: { actor_type, actor_id } }: AuthenticatedMedusaRequest) => ({
  actor_type,
  actor_id,
})

export const currentSession = ({ auth_context }: AuthenticatedMedusaRequest): string =>
  (auth_context as Context).session_id ?? ''
