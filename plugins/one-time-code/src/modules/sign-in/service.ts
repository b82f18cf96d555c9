import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { ContainerRegistrationKeys, MedusaService } from '@medusajs/framework/utils'
import { SignInSession } from './models/sign-in-session'
import * as sessions from './store/sessions'
import type { Actor, NewSession } from './types'

type Cradle = { [ContainerRegistrationKeys.PG_CONNECTION]: Knex }

const DAY_S = 86_400
/** How long a sign-in holds, by who it is; staff sign in anew each working day. */
const LIFE_S: Record<string, number> = { customer: 30 * DAY_S, producer: 30 * DAY_S, user: DAY_S / 2 }
/** Long enough for a second factor or to take an invitation. */
const NOBODY_LIFE_S = 3600

export default class SignInService extends MedusaService({ SignInSession }) {
  private readonly knex: Knex

  constructor(cradle: Cradle) {
    super(...[cradle])
    this.knex = cradle[ContainerRegistrationKeys.PG_CONNECTION]
  }

  open(session: NewSession) {
    const life_s = session.actor_id ? (LIFE_S[session.actor_type] ?? NOBODY_LIFE_S) : NOBODY_LIFE_S
    return sessions.openSession(this.knex, session, life_s)
  }

  findLive(id: string, owner: Omit<NewSession, 'network' | 'agent'>) {
    return sessions.findLive(this.knex, id, owner)
  }

  sessionsOf(actor: Actor) {
    return sessions.listSessions(this.knex, actor)
  }

  end(id: string) {
    return sessions.endSessions(this.knex, { id })
  }

  /** Ends one of the actor's own; a stranger's is none of theirs. */
  endOwn(id: string, { actor_type, actor_id }: Actor) {
    return sessions.endSessions(this.knex, { id, actor_type, actor_id })
  }

  endAllOf({ actor_type, actor_id }: Actor) {
    return sessions.endSessions(this.knex, { actor_type, actor_id })
  }

  endIdentity(auth_identity_id: string) {
    return sessions.endSessions(this.knex, { auth_identity_id })
  }

  forget() {
    return sessions.forgetSessions(this.knex)
  }
}
