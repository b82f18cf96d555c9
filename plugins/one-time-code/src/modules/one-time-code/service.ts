/**
 * Issues and redeems codes. Each rule is one conditional statement, so that two requests at once cannot both pass:
 * a code lives 5 minutes, a new one may be asked for after 60 seconds and 10 times in 24 hours. Whoever asked for it has 5
 * tries by the ticket they got; their network has 5 more and everyone else together 5: a stranger uses up only their own.
 */
import { createHmac, randomBytes, randomInt } from 'node:crypto'
import type { Context } from '@medusajs/framework/types'
import { generateEntityId, InjectManager, MedusaContext, MedusaService } from '@medusajs/framework/utils'
import { secretMissing, tooMany, tooSoon, wrongCode } from '../../errors'
import { sameText, writeProof } from '../../proof'
import type { Address, OneTimeCodeOptions } from '../../types'
import { OneTimeCode } from './models/one-time-code'

export const RESEND_AFTER_S = 60
export const EXPIRES_IN_S = 300
export const MAX_TRIES = 5
export const MAX_PER_DAY = 10
const DAY_S = 86_400

interface Row {
  id: string
  code_hash: string
  wait_s: number
  day_wait_s: number
  sent_in_day: number
  ticket_hash: string | null
  asked_by: string
}
/** Who tries a code: what they hold of its asking, and the hash of the network they come from. */
export interface Guesser {
  ticket?: string
  asked_by?: string
}
type Sql = { execute: (sql: string, params: unknown[]) => Promise<Row[]> }

export default class OneTimeCodeService extends MedusaService({ OneTimeCode }) {
  private readonly secret: string
  readonly shopName: string
  private readonly actors: Record<string, string>

  constructor(container: object, options?: Partial<OneTimeCodeOptions>) {
    super(...[container, options])
    if (!options?.secret) throw secretMissing()
    this.secret = options.secret
    this.shopName = options.shopName ?? ''
    this.actors = options.actors ?? {}
  }

  /**
   * A fresh six-digit code for this address; the one before it stops working.
   * @throws SignInRefusal 429 before 60 seconds have passed, or after ten codes within 24 hours.
   */
  @InjectManager()
  async issue(
    { channel, address }: Address,
    asked_by = '',
    @MedusaContext() context: Context<Sql> = {},
  ): Promise<{ code: string; ticket: string }> {
    const code = randomInt(1_000_000).toString().padStart(6, '0')
    const key = this.addressKey({ channel, address })
    const ticket = randomBytes(24).toString('base64url')
    const values = [generateEntityId(undefined, 'otc'), channel, key, this.hash(`${key}\n${code}`), EXPIRES_IN_S]
    const asker = [asked_by, this.hash(`${key}\n${ticket}`)]
    const issued = await sql(context).execute(
      `insert into one_time_code as held
         (id, channel, address_hash, code_hash, sent_at, expires_at, tries, day_started_at, sent_in_day, asked_by, ticket_hash)
       values (?, ?, ?, ?, now(), now() + make_interval(secs => ?), 0, now(), 1, ?, ?)
       on conflict (address_hash) where deleted_at is null do update set
         code_hash = excluded.code_hash, sent_at = now(), expires_at = excluded.expires_at, tries = 0, updated_at = now(),
         holder_tries = 0, stranger_tries = 0, asked_by = excluded.asked_by, ticket_hash = excluded.ticket_hash,
         sent_in_day = case when held.day_started_at <= now() - make_interval(secs => ?) then 1 else held.sent_in_day + 1 end,
         day_started_at = case when held.day_started_at <= now() - make_interval(secs => ?) then now() else held.day_started_at end
       where held.sent_at <= now() - make_interval(secs => ?)
         and (held.sent_in_day < ? or held.day_started_at <= now() - make_interval(secs => ?))
       returning id`,
      [...values, ...asker, DAY_S, DAY_S, RESEND_AFTER_S, MAX_PER_DAY, DAY_S],
    )
    if (issued.length === 0) throw await this.refusal(key, sql(context))
    return { code, ticket }
  }

  private async refusal(key: string, manager: Sql): Promise<Error> {
    const [held] = await manager.execute(
      `select sent_in_day, ceil(extract(epoch from sent_at - now()))::int + ? as wait_s,
              ceil(extract(epoch from day_started_at - now()))::int + ? as day_wait_s
       from one_time_code where address_hash = ? and deleted_at is null`,
      [RESEND_AFTER_S, DAY_S, key],
    )
    if (held && held.sent_in_day >= MAX_PER_DAY) return tooMany(Math.max(1, held.day_wait_s))
    return tooSoon(Math.max(1, held?.wait_s ?? RESEND_AFTER_S))
  }

  /** Takes back a code that could not be sent, so that the next one may be asked for at once. */
  @InjectManager()
  async takeBack(address: Address, @MedusaContext() context: Context<Sql> = {}): Promise<void> {
    await sql(context).execute(
      `update one_time_code set code_hash = null, sent_in_day = greatest(sent_in_day - 1, 0),
         sent_at = sent_at - interval '1 hour', expires_at = expires_at - interval '1 hour', updated_at = now()
       where address_hash = ?`,
      [this.addressKey(address)],
    )
  }

  /**
   * Uses a code up and answers with a proof for the auth provider. Every call costs a try before it compares.
   * @throws SignInRefusal 401 for anything but the right, fresh, unused code.
   */
  @InjectManager()
  async redeem(
    address: Address,
    code: string,
    guesser: Guesser = {},
    @MedusaContext() context: Context<Sql> = {},
  ): Promise<{ proof: string }> {
    const key = this.addressKey(address)
    const count = await this.countOf(key, guesser, sql(context))
    const [held] = await sql(context).execute(
      `update one_time_code set ${count} = ${count} + 1, updated_at = now()
       where address_hash = ? and code_hash is not null and expires_at > now() and ${count} < ? returning id, code_hash`,
      [key, MAX_TRIES],
    )
    // An absent code is compared too, so that the answer takes as long as it does for a wrong one.
    const right = sameText(held?.code_hash ?? this.hash('none'), this.hash(`${key}\n${code}`))
    if (!held || !right) throw wrongCode()
    const used = await sql(context).execute(
      `update one_time_code set code_hash = null, updated_at = now() where id = ? and code_hash = ? returning id`,
      [held.id, held.code_hash],
    )
    if (used.length === 0) throw wrongCode()
    return { proof: writeProof(this.secret, address) }
  }

  /** Whether this ticket came with the code that was sent last. */
  @InjectManager()
  async holds(
    address: Address,
    ticket: string | undefined,
    @MedusaContext() context: Context<Sql> = {},
  ): Promise<boolean> {
    return (await this.countOf(this.addressKey(address), { ticket }, sql(context))) === 'holder_tries'
  }

  /** Whose five tries a guess is taken from. */
  private async countOf(key: string, { ticket, asked_by }: Guesser, manager: Sql): Promise<string> {
    const [held] = await manager.execute(
      `select ticket_hash, asked_by from one_time_code where address_hash = ? and deleted_at is null`,
      [key],
    )
    if (ticket && held?.ticket_hash && sameText(held.ticket_hash, this.hash(`${key}\n${ticket}`))) return 'holder_tries'
    return (asked_by ?? '') === (held?.asked_by ?? '') ? 'tries' : 'stranger_tries'
  }

  /** Makes a used code usable again, when what it was used for could not be finished. */
  @InjectManager()
  async giveBack(address: Address, code: string, @MedusaContext() context: Context<Sql> = {}): Promise<void> {
    const key = this.addressKey(address)
    await sql(context).execute(
      `update one_time_code set code_hash = ?, updated_at = now()
       where address_hash = ? and code_hash is null`,
      [this.hash(`${key}\n${code}`), key],
    )
  }

  /** The module that knows the people of this actor type; null for a type nobody signs in as by a code. */
  directoryOf(actor_type: string): string | null {
    return Object.hasOwn(this.actors, actor_type) ? this.actors[actor_type] : null
  }

  /** What stands for an address in the database and in lock names. */
  addressKey({ channel, address }: Address): string {
    return this.hash(`${channel}:${address}`)
  }

  private hash(text: string): string {
    return createHmac('sha256', this.secret).update(`one-time-code\n${text}`).digest('hex')
  }
}

const sql = (context: Context<Sql>): Sql => context.manager as Sql
