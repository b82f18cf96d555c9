/** Two-entry postings a second through the ledger's service functions: one by one, in batches, and in a book of a million entries. */
import { ModulesSdkUtils } from '@medusajs/framework/utils'
import { ensureAccounts } from '../../plugins/money/ledger/src/modules/ledger/store/accounts'
import { writePostings } from '../../plugins/money/ledger/src/modules/ledger/store/post'
import { measureJourneys } from './lib/load.ts'
import type { Bench } from './lib/types.ts'

const WRITERS = 8
const BATCH = 500
const OWNERS = 200
const FULL_BOOK_ENTRIES = 1_000_000

export const ledger: Bench = async ({ ours, seconds }) => {
  const db = ModulesSdkUtils.createPgConnection({ clientUrl: ours.database_url ?? '', pool: { min: 0, max: WRITERS } })
  try {
    const accounts = await ensureAccounts(
      db,
      Array.from({ length: OWNERS }, (_, i) => ({
        owner_type: 'bench',
        owner_id: String(i),
        kind: 'bench',
        normal_side: 'credit' as const,
        currency: 'cny',
        allow_negative: true,
      })),
    )
    let made = 0
    const run = Date.now()
    const posting = () => {
      const n = made++
      const amount_fen = 100 + (n % 900)
      return {
        idempotency_key: `bench:${run}:${n}`,
        kind: 'bench',
        reference_type: 'bench',
        reference_id: String(n),
        currency: 'cny',
        effective_at: new Date(),
        entries: [
          { account_id: accounts[n % OWNERS].id, amount_fen },
          { account_id: accounts[(n * 7 + 1) % OWNERS].id, amount_fen: -amount_fen },
        ],
      }
    }
    const writeBatch = async () => void (await writePostings(db, Array.from({ length: BATCH }, posting)))
    const measure = async (book: string) => {
      const single = await measureJourneys(async () => void (await writePostings(db, [posting()])), WRITERS, seconds)
      const batch = await measureJourneys(writeBatch, 2, seconds)
      const figure = { unit: 'postings/s', plain: null }
      return [
        { ...figure, name: `ledger single${book}`, ours: single.per_second, p95_ms: single.p95_ms },
        { ...figure, name: `ledger batch${book}`, ours: batch.per_second * BATCH, p95_ms: batch.p95_ms },
      ]
    }
    const young = await measure('')
    while (made * 2 < FULL_BOOK_ENTRIES) await Promise.all([writeBatch(), writeBatch()])
    return [...young, ...(await measure(', a million entries in'))]
  } finally {
    await db.destroy()
  }
}
