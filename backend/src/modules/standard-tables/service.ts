import { StoreService } from '@shanzhen/workflow-kit/store-service'
import { createIndex, STANDARD_INDEXES } from './indexes'

const LOCK = 2026112801

/** Lays our indexes on Medusa's tables; on a new database those tables are younger than our own migrations. */
export default class StandardTablesService extends StoreService({}) {
  __hooks = { onApplicationStart: () => this.layIndexes() }

  /** Many processes may start at once: one lays them, the others find them there. */
  async layIndexes(): Promise<void> {
    const names = STANDARD_INDEXES.map(({ name }) => name)
    const known: { indexname: string }[] = await this.knex('pg_indexes').select('indexname').whereIn('indexname', names)
    if (known.length === names.length) return
    await this.knex.transaction(async (trx) => {
      await trx.raw('select pg_advisory_xact_lock(?)', [LOCK])
      for (const index of STANDARD_INDEXES) await trx.raw(createIndex(index))
    })
  }
}
