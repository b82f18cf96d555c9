import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { generateEntityId } from '@medusajs/framework/utils'
import { StoreService } from '@shanzhen/workflow-kit/store-service'
import type { CertificateInput, CertificateVerdict, OwnCertificate, ShownCertificate } from '../../certificate-types'
import { checkScLicence } from '../../check-digits'
import * as errors from './errors'
import { Certificate } from './models/certificate'
import { countWaiting, endingWithin, listCertificates, TODAY, turnedToday } from './store/lists'
import * as scans from './scan-rows'

export type LicensedGood = { good_id: string; producer_id: string | null; sc_category: string | null }
type Row = {
  producer_id: string
  number: string
  category: string
  good_ids: string[]
  valid: boolean
  over: boolean
}

/** Who brought it is a producer's contact, no member of staff. */
export const isContact = (person: string) => person.startsWith('pcon_')

export default class CertificateService extends StoreService(
  { Certificate },
  {
    lostScans: scans.lostScans,
    untidiedScans: scans.untidiedScans,
    placeScan: scans.placeScan,
    readCertificates: listCertificates,
    endingWithin,
    countWaiting,
    turnedToday,
  },
) {
  /**
   * Writes certificates down for a second person to look at. A licence whose check digit is wrong is kept for that
   * person to decide about; one of the wrong shape is refused. `within`: with what they came with, or not at all.
   * @returns ids in the order given
   */
  async enter(inputs: CertificateInput[], within: Knex = this.knex): Promise<string[]> {
    if (!inputs.length) return []
    const rows = inputs.map(toRow)
    await within('certificate').insert(rows).catch(refuse)
    return rows.map((row) => row.id)
  }

  /** @throws MedusaError not_found, conflict (decided before), not_allowed (the person who entered it) */
  async decide(
    ids: string[],
    state: 'approved' | 'refused',
    approvedBy: string,
    remark: string | null,
    /** By certificate id: where its scan now lies for everyone. */
    scanUrls: Map<string, string> = new Map(),
  ): Promise<void> {
    await this.knex
      .transaction(async (trx) => {
        const changed = await trx('certificate')
          .whereIn('id', ids)
          .where({ state: 'entered' })
          .modify((rows) => void (state === 'approved' && rows.whereNot({ kind: 'promise' })))
          .update({ state, approved_by: approvedBy, approved_at: new Date(), remark, updated_at: new Date() })
        for (const [id, scan_url] of scanUrls) await trx('certificate').where({ id }).update({ scan_url })
        if (changed !== ids.length) {
          if (await trx('certificate').whereIn('id', ids).where({ kind: 'promise', state: 'entered' }).first('id'))
            throw errors.promiseGoesWithLot()
          const [{ count }] = await trx('certificate').whereIn('id', ids).count()
          throw Number(count) === ids.length ? errors.notOpen() : errors.certificateUnknown(ids.join('、'))
        }
      })
      .catch(refuse)
  }

  /** The promises of lots that are let into sale, in that transaction. @throws MedusaError conflict, not_allowed */
  async acceptPromises(ids: string[], approvedBy: string, within: Knex): Promise<void> {
    const changed = await within('certificate')
      .whereIn('id', ids)
      .where({ kind: 'promise', state: 'entered' })
      .update({ state: 'approved', approved_by: approvedBy, approved_at: new Date(), updated_at: new Date() })
      .catch(refuse)
    if (changed !== ids.length) throw errors.notOpen()
  }

  /** Takes an approved certificate back; its goods stop selling. @throws MedusaError not_found */
  async revoke(id: string, remark: string): Promise<void> {
    const changed = await this.knex('certificate')
      .where({ id, state: 'approved' })
      .update({ state: 'revoked', remark, updated_at: new Date() })
    if (!changed) throw errors.certificateUnknown(id)
  }

  /** One producer's own, all of them: a few a year. What waits first, then the first to expire. */
  async readOwn(producer_id: string): Promise<OwnCertificate[]> {
    const { rows } = await this.knex.raw<{ rows: OwnCertificate[] }>(
      `select id, kind, number, good_ids, place, state, remark, is_demo, to_char(valid_from, 'YYYY-MM-DD') as valid_from,
          to_char(valid_to, 'YYYY-MM-DD') as valid_to, valid_to - ${TODAY} as days_left,
          scan_file_id is not null as has_scan,
          state = 'entered' and entered_by ~ '^pcon_' as may_withdraw from certificate
        where producer_id = ? and deleted_at is null and kind <> 'promise' and state <> 'withdrawn'
        order by state <> 'entered', state <> 'approved', valid_to, id`,
      [producer_id],
    )
    return rows
  }

  /** @throws MedusaError not_found (another's, or entered by staff), conflict (decided meanwhile) */
  async withdraw(id: string, producer_id: string): Promise<void> {
    const own = () =>
      this.knex('certificate').where({ id, producer_id }).whereNull('deleted_at').where('entered_by', '~', '^pcon_')
    const changed = await own().where({ state: 'entered' }).update({ state: 'withdrawn', updated_at: new Date() })
    if (!changed) throw (await own().first()) ? errors.notOpen() : errors.certificateUnknown(id)
  }

  /** Lots whose 承诺达标合格证 was entered and not refused. */
  async promised(
    lotIds: string[],
    within: Knex = this.knex,
  ): Promise<{ id: string; lot_id: string; number: string; state: string }[]> {
    return within('certificate')
      .select('id', 'lot_id', 'number', 'state')
      .where({ kind: 'promise' })
      .whereIn('state', ['entered', 'approved'])
      .whereIn('lot_id', lotIds)
      .whereNull('deleted_at')
  }

  /** What a good's page shows: approved, valid today, the good's own or of all its producer's goods; licences first. */
  async shown({ good_id, producer_id, sc_category }: LicensedGood): Promise<ShownCertificate[]> {
    if (!producer_id) return []
    const { rows } = await this.knex.raw<{ rows: ShownCertificate[] }>(
      `select kind, number, to_char(valid_from, 'YYYY-MM-DD') as valid_from, to_char(valid_to, 'YYYY-MM-DD') as valid_to,
          scan_url, is_demo from certificate
        where producer_id = :producer_id and state = 'approved' and deleted_at is null and lot_id is null
          and ${TODAY} between valid_from and valid_to and (good_ids = '{}' or :good_id = any(good_ids))
          and (kind <> 'sc' or category = :sc_category) order by kind <> 'sc', kind, valid_to desc, number`,
      { producer_id, good_id, sc_category },
    )
    return rows
  }

  /** Whether each good's producer holds the food licence of its category today. A good without a category needs none. */
  async verdicts(goods: LicensedGood[]): Promise<Map<string, CertificateVerdict>> {
    const rows = await this.foodLicences(goods)
    return new Map(goods.map((good) => [good.good_id, good.sc_category ? judge(good, rows) : 'valid']))
  }

  /** By good id: the number of the food licence in force today; goods that need none are not in it. */
  async licences(goods: LicensedGood[]): Promise<Map<string, string>> {
    const rows = (await this.foodLicences(goods)).filter((row) => row.valid)
    return new Map(
      goods.flatMap((good) => {
        const licence = rows.find((row) => covers(row, good))
        return licence ? [[good.good_id, licence.number] as const] : []
      }),
    )
  }

  private async foodLicences(goods: LicensedGood[]): Promise<Row[]> {
    const producers = goods.flatMap((good) => (good.sc_category && good.producer_id) || [])
    if (!producers.length) return []
    const { rows } = await this.knex.raw<{ rows: Row[] }>(
      `select producer_id, number, category, good_ids, ${TODAY} between valid_from and valid_to as valid,
          valid_to < ${TODAY} as over from certificate
        where kind = 'sc' and state = 'approved' and deleted_at is null and producer_id = any(?)
        order by valid_to desc, number`,
      [[...new Set(producers)]],
    )
    return rows
  }
}

const covers = (row: Row, good: LicensedGood) =>
  row.producer_id === good.producer_id &&
  row.category === good.sc_category &&
  (!row.good_ids.length || row.good_ids.includes(good.good_id))

function judge(good: LicensedGood, rows: Row[]): CertificateVerdict {
  const own = rows.filter((row) => covers(row, good))
  if (own.some((row) => row.valid)) return 'valid'
  return own.some((row) => row.over) ? 'certificate_expired' : 'certificate_missing'
}

function toRow(input: CertificateInput) {
  const verdict = input.kind === 'sc' ? checkScLicence(input.number) : 'valid'
  if (verdict === 'malformed') throw errors.licenceMalformed(input.number)
  const category = input.kind === 'sc' ? input.number.slice(2, 5) : null
  if (input.category && category && input.category !== category)
    throw errors.categoryMismatch(input.number, input.category)
  const good_ids = [...(input.good_ids ?? [])].sort()
  const place = input.place ?? ''
  return {
    id: generateEntityId(undefined, 'cert'),
    producer_id: input.producer_id,
    lot_id: input.lot_id ?? null,
    kind: input.kind,
    number: input.number,
    category,
    good_ids,
    place,
    scope_key: [...good_ids, place, input.lot_id ?? ''].join('|'),
    valid_from: input.valid_from,
    valid_to: input.valid_to,
    scan_file_id: input.scan_file_id ?? null,
    scan_url: input.scan_url ?? null,
    scan_tidied: true,
    needs_review: verdict === 'misprinted',
    entered_by: input.entered_by,
    is_demo: input.is_demo ?? false,
  }
}

function refuse(error: unknown): never {
  throw errors.fromDatabase(error)
}
