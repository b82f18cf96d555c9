/**
 * Issues and redeems codes. Each rule is one conditional statement, so that two requests at once cannot both pass:
 * a code lives 5 minutes; each network may ask for one of an address after 60 seconds and 10 times in 24 hours, and has a
 * code of its own: a stranger who asks neither replaces the owner's nor uses up theirs. Whoever asked for it has 5 tries by
 * the ticket they got; their network has 5 more and everyone else together 5. An address that many strangers ask codes for
 * gets longer ones, so that guessing at all of them stays hopeless.
 */
import { createHmac, randomBytes, randomInt } from 'node:crypto'
import type { Context } from '@medusajs/framework/types'
import { generateEntityId, InjectManager, MedusaContext, MedusaService } from '@medusajs/framework/utils'
import { type Need, needs } from '@shanzhen/ports/needs'
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
type Count = 'holder_tries' | 'tries' | 'stranger_tries'
/** Who tries a code: what they hold of its asking, and the hash of the network they come from. */
export interface Guesser {
  ticket?: string
  asked_by?: string
}
type Sql = { execute: (sql: string, params: unknown[]) => Promise<Row[]> }

export default class OneTimeCodeService extends MedusaService({ OneTimeCode }) {
  /** Options of the plugin, by name. */
  static readonly takes = {
    '@shanzhen/one-time-code': {
      backendUrl: true,
      secret: true,
      shopName: true,
      shopWords: true,
      actors: true,
      secondPersonProvesPhone: true,
      policyVersion: true,
    } satisfies Record<keyof OneTimeCodeOptions, true | readonly string[]>,
  }

  private readonly secret: string
  readonly shopName: string
  /** What everybody knows of the shop. */
  readonly shopWords: readonly string[]
  /** Where staff open the admin. */
  readonly backendUrl: string
  private readonly actors: Record<string, string>
  readonly ports: Need[]

  constructor(container: object, options?: Partial<OneTimeCodeOptions>) {
    super(...[container, options])
    if (!options?.secret) throw secretMissing()
    this.secret = options.secret
    this.shopName = options.shopName ?? ''
    this.shopWords = [this.shopName, ...(options.shopWords ?? [])]
    this.backendUrl = options?.backendUrl ?? ''
    this.actors = options.actors ?? {}
    this.ports = needs('@shanzhen/one-time-code', 'actors', 'actorDirectory', Object.values(this.actors))
  }

  /**
   * A fresh code for this address, six digits or eight; the one this network asked for before stops working.
   * @throws SignInRefusal 429 before 60 seconds have passed, or after ten codes within 24 hours.
   */
  @InjectManager()
  async issue(
    { channel, address }: Address,
    asked_by = '',
    long = false,
    @MedusaContext() context: Context<Sql> = {},
  ): Promise<{ code: string; ticket: string }> {
    const digits = long ? 8 : 6
    const code = randomInt(10 ** digits)
      .toString()
      .padStart(digits, '0')
    const key = this.addressKey({ channel, address })
    const ticket = randomBytes(24).toString('base64url')
    const values = [generateEntityId(undefined, 'otc'), channel, key, this.hash(`${key}\n${code}`), EXPIRES_IN_S]
    const asker = [asked_by, this.hash(`${key}\n${ticket}`)]
    const issued = await sql(context).execute(
      `insert into one_time_code as held
         (id, channel, address_hash, code_hash, sent_at, expires_at, tries, day_started_at, sent_in_day, asked_by, ticket_hash)
       values (?, ?, ?, ?, now(), now() + make_interval(secs => ?), 0, now(), 1, ?, ?)
       on conflict (address_hash, asked_by) where deleted_at is null do update set
         code_hash = excluded.code_hash, sent_at = now(), expires_at = excluded.expires_at, tries = 0, updated_at = now(),
         holder_tries = 0, stranger_tries = 0, ticket_hash = excluded.ticket_hash,
         sent_in_day = case when held.day_started_at <= now() - make_interval(secs => ?) then 1 else held.sent_in_day + 1 end,
         day_started_at = case when held.day_started_at <= now() - make_interval(secs => ?) then now() else held.day_started_at end
       where held.sent_at <= now() - make_interval(secs => ?)
         and (held.sent_in_day < ? or held.day_started_at <= now() - make_interval(secs => ?))
       returning id`,
      [...values, ...asker, DAY_S, DAY_S, RESEND_AFTER_S, MAX_PER_DAY, DAY_S],
    )
    if (issued.length === 0) throw await this.refusal(key, asked_by, sql(context))
    return { code, ticket }
  }

  private async refusal(key: string, asked_by: string, manager: Sql): Promise<Error> {
    const [held] = await manager.execute(
      `select sent_in_day, ceil(extract(epoch from sent_at - now()))::int + ? as wait_s,
              ceil(extract(epoch from day_started_at - now()))::int + ? as day_wait_s
       from one_time_code where address_hash = ? and asked_by = ? and deleted_at is null`,
      [RESEND_AFTER_S, DAY_S, key, asked_by],
    )
    if (held && held.sent_in_day >= MAX_PER_DAY) return tooMany(Math.max(1, held.day_wait_s))
    return tooSoon(Math.max(1, held?.wait_s ?? RESEND_AFTER_S))
  }

  /** Takes back a code that could not be sent, so that the next one may be asked for at once. */
  @InjectManager()
  async takeBack(address: Address, asked_by = '', @MedusaContext() context: Context<Sql> = {}): Promise<void> {
    await sql(context).execute(
      `update one_time_code set code_hash = null, sent_in_day = greatest(sent_in_day - 1, 0),
         sent_at = sent_at - interval '1 hour', expires_at = expires_at - interval '1 hour', updated_at = now()
       where address_hash = ? and asked_by = ?`,
      [this.addressKey(address), asked_by],
    )
  }

  /**
   * Uses a code up and answers with a proof for the auth provider. Every call costs a try before it compares.
   * @returns `id` of the code, for `giveBack`
   * @throws SignInRefusal 401 for anything but the right, fresh, unused code.
   */
  @InjectManager()
  async redeem(
    address: Address,
    code: string,
    guesser: Guesser = {},
    @MedusaContext() context: Context<Sql> = {},
  ): Promise<{ proof: string; id: string }> {
    const key = this.addressKey(address)
    const { count, ids } = await this.triedBy(key, guesser, sql(context))
    const tried = ids.length
      ? await sql(context).execute(
          `update one_time_code set ${count} = ${count} + 1, updated_at = now()
           where id in (${ids.map(() => '?').join()}) and code_hash is not null and expires_at > now() and ${count} < ?
           returning id, code_hash`,
          [...ids, MAX_TRIES],
        )
      : []
    const right = this.hash(`${key}\n${code}`)
    // An absent code is compared too, so that the answer takes as long as it does for a wrong one.
    const fitting = [...tried, { id: '', code_hash: this.hash('none') }].filter((row) => sameText(row.code_hash, right))
    const [held] = fitting
    if (!held?.id) throw wrongCode()
    const used = await sql(context).execute(
      `update one_time_code set code_hash = null, updated_at = now() where id = ? and code_hash = ? returning id`,
      [held.id, held.code_hash],
    )
    if (used.length === 0) throw wrongCode()
    return { proof: writeProof(this.secret, address), id: held.id }
  }

  /** Whether this ticket came with a code that was sent to the address. */
  @InjectManager()
  async holds(
    address: Address,
    ticket: string | undefined,
    @MedusaContext() context: Context<Sql> = {},
  ): Promise<boolean> {
    return (await this.triedBy(this.addressKey(address), { ticket }, sql(context))).count === 'holder_tries'
  }

  /**
   * Which codes a guess is compared with, and from whose five tries it is taken: the one of the ticket, else the one this
   * network asked for, else all that others did (an owner who changed from one network to another).
   */
  private async triedBy(key: string, { ticket, asked_by = '' }: Guesser, manager: Sql) {
    const rows = await manager.execute(
      `select id, ticket_hash, asked_by from one_time_code
       where address_hash = ? and deleted_at is null and code_hash is not null and expires_at > now()`,
      [key],
    )
    const hash = this.hash(`${key}\n${ticket ?? ''}`)
    const of = (count: Count, found: Row[]) => ({ count, ids: found.map(({ id }) => id) })
    const held = rows.filter(({ ticket_hash }) => ticket && ticket_hash && sameText(ticket_hash, hash))
    if (held.length) return of('holder_tries', held)
    const near = rows.filter((row) => row.asked_by === asked_by)
    return near.length ? of('tries', near) : of('stranger_tries', rows)
  }

  /** Makes a used code usable again, when what it was used for could not be finished. */
  @InjectManager()
  async giveBack(
    { id, address, code }: { id: string; address: Address; code: string },
    @MedusaContext() context: Context<Sql> = {},
  ): Promise<void> {
    await sql(context).execute(
      `update one_time_code set code_hash = ?, updated_at = now() where id = ? and code_hash is null`,
      [this.hash(`${this.addressKey(address)}\n${code}`), id],
    )
  }

  /** Codes of days ago are of no use, nor are the counts beside them. */
  @InjectManager()
  async forget(@MedusaContext() context: Context<Sql> = {}): Promise<void> {
    await sql(context).execute(`delete from one_time_code where day_started_at < now() - interval '2 days'`, [])
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
