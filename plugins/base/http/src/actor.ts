import type { AuthenticatedMedusaRequest } from '@medusajs/framework/http'

/** The signed-in member of staff, as lots and certificates remember people. */
export const actorOf = (req: AuthenticatedMedusaRequest<unknown>) => req.auth_context.actor_id
