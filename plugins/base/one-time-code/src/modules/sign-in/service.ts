import { createHmac } from 'node:crypto'
import { type Cradle, StoreService } from '@shanzhen/workflow-kit/store-service'
import { askWork, type Work, workDone } from '../../lib/work'
import { secretMissing } from '../../errors'
import type { OneTimeCodeOptions } from '../../types'
import { SignInSession } from './models/sign-in-session'
import { closeAccount } from './store/close-account'
import * as consents from './store/consents'
import * as invitations from './store/invitations'
import * as phones from './store/phones'
import * as sendings from './store/sendings'
import * as sessions from './store/sessions'
import * as tries from './store/tries'
import type { Actor, NewSession, Sending } from './types'

const DAY_S = 86_400
/** How long a sign-in holds, by who it is; staff sign in anew each working day. */
const LIFE_S: Record<string, number> = {
  ...{ customer: 30 * DAY_S, producer: 30 * DAY_S, shop: 30 * DAY_S },
  user: DAY_S / 2,
}
/** Long enough for a second factor or to take an invitation. */
const NOBODY_LIFE_S = 3600

export default class SignInService extends StoreService(
  { SignInSession },
  {
    findLive: sessions.findLive,
    sessionsOf: sessions.listSessions,
    recordConsent: consents.recordConsent,
    takeBackConsent: consents.takeBackConsent,
    closeAccount,
    provePhone: phones.provePhone,
    phonesOf: phones.phonesOf,
    everyPhoneOf: phones.everyPhoneOf,
    takeTry: tries.takeTry,
    useOnce: tries.useOnce,
    isUsed: tries.isUsed,
    forgive: tries.forgiveTries,
    takeBackTry: tries.takeBackTry,
    locks: tries.listLocks,
    liftLock: tries.liftLock,
    takeBackSending: sendings.takeBackSending,
    markUsed: sendings.markUsed,
  },
) {
  private readonly secret: string

  /** The rules in force, by the day they hold from; empty asks for any version. */
  readonly policyVersion: string

  /** Whether whoever acts as a second person has to have proved a phone. */
  readonly phoneNeeded: boolean

  __hooks = { onApplicationStart: () => this.openStaff() }

  constructor(cradle: Cradle, options?: Partial<OneTimeCodeOptions>) {
    super(cradle)
    if (!options?.secret) throw secretMissing()
    this.secret = options.secret
    this.policyVersion = options.policyVersion ?? ''
    this.phoneNeeded = options.secondPersonProvesPhone ?? true
  }

  private async openStaff(): Promise<void> {
    await invitations.watchStaff(this.knex)
    await phones.setSecondPersonRule(this.knex, this.phoneNeeded)
  }

  open(session: NewSession) {
    const life_s = session.actor_id ? (LIFE_S[session.actor_type] ?? NOBODY_LIFE_S) : NOBODY_LIFE_S
    return sessions.openSession(this.knex, session, life_s)
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

  /** To the rules in force, or to later ones. */
  hasConsent(customer_id: string) {
    return consents.hasConsent(this.knex, customer_id, this.policyVersion)
  }

  /** What stands for a name or a network in the tables. */
  keyOf(...parts: string[]): string {
    return createHmac('sha256', this.secret)
      .update(`sign-in\n${parts.join('\n')}`)
      .digest('hex')
  }

  /** @param token what the mail carries; only its hash stays */
  keepInvitationLink(invite_id: string, token: string, expires_at: Date) {
    return invitations.keepLink(this.knex, invite_id, this.keyOf('invitation', token), expires_at)
  }

  openInvitation(token: string) {
    return invitations.openInvitation(this.knex, this.keyOf('invitation', token))
  }

  /** Signed by a key of its own, so that it proves nothing anywhere else. */
  invitationSecret() {
    return this.keyOf('invitation-secret')
  }

  reserveSending(sending: Omit<Sending, 'work_hash' | 'work_bits'>, work?: Work) {
    const work_bits = work ? workDone(this.secret, sending.sender, work) : 0
    const work_hash = work && work_bits ? this.keyOf('work', work.challenge) : null
    return sendings.reserveSending(this.knex, { ...sending, work_bits, work_hash })
  }

  challengeFor(sender: string, bits: number) {
    return askWork(this.secret, sender, bits)
  }

  async codesSent() {
    return { hour: await sendings.sendingCounts(this.knex), senders: await sendings.topSenders(this.knex) }
  }

  async forget() {
    await sessions.forgetSessions(this.knex)
    await tries.forgetTries(this.knex)
    await sendings.forgetSendings(this.knex)
  }
}
