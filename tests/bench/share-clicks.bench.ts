/** Shared links followed by many: redirects a second, whether each visitor was counted once, and checkout beside it. */
import { createHmac, randomBytes } from 'node:crypto'
import { ModulesSdkUtils } from '@medusajs/framework/utils'
import { ourJourney } from './checkout.bench.ts'
import { measureJourneys, measurePaced } from './lib/load.ts'
import type { Bench } from './lib/types.ts'

const VISITORS = 1000
const CONNECTIONS = 8
const BUYERS = 8
/** What a busy evening brings while others buy. */
const BESIDE_PER_SECOND = 200
const PHONE = 'Mozilla/5.0 (Linux; Android 15; Pixel 8) AppleWebKit/537.36 Chrome/140.0.0.0 Mobile Safari/537.36'

type Db = ReturnType<typeof ModulesSdkUtils.createPgConnection>

export const shareClicks: Bench = async ({ ours, seconds }) => {
  const [at, secret] = [ours.storefront_url, ours.run_in?.env.SHARE_LINK_SECRET]
  if (!at || !secret) throw new Error('share-clicks: no storefront, or no secret to sign clicks with')
  const db = ModulesSdkUtils.createPgConnection({ clientUrl: ours.database_url ?? '', pool: { min: 0, max: 2 } })
  try {
    const link = await openLink(db)
    const visitors = Array.from({ length: VISITORS }, (_, i) => visitorOf(secret, link.code, i))
    let followed = 0
    const next = () => ({ path: `/r/${link.code}`, headers: visitors[followed++ % visitors.length] })
    const follow = (seconds: number, rate?: number) =>
      measurePaced({ base_url: at, next, connections: CONNECTIONS, seconds, rate })
    const alone = await follow(seconds)
    await countedOnce(db, link.id, alone.total)
    const buy = await ourJourney(ours)
    const quiet = await measureJourneys(buy, BUYERS, seconds)
    const [beside, busy] = await Promise.all([
      follow(seconds + 2, BESIDE_PER_SECOND),
      measureJourneys(buy, BUYERS, seconds),
    ])
    const said = { plain: null, p95_ms: null }
    return [
      { name: 'share-clicks', unit: 'redirects/s', ours: alone.per_second, plain: null, p95_ms: alone.p95_ms },
      { name: 'share-clicks, p99', unit: 'ms', ours: alone.p99_ms, ...said },
      {
        name: 'share-clicks, checkout alone',
        unit: 'orders/s',
        ours: quiet.per_second,
        plain: null,
        p95_ms: quiet.p95_ms,
      },
      {
        name: `share-clicks, checkout beside ${Math.round(beside.per_second)} redirects/s`,
        ...{ unit: 'orders/s', ours: busy.per_second, plain: null, p95_ms: busy.p95_ms },
      },
    ]
  } finally {
    await db.destroy()
  }
}

async function openLink(db: Db): Promise<{ id: string; code: string }> {
  const letters = () => [...randomBytes(10)].map((byte) => 'abcdefghjkmnpqrstuvwxyz'[byte % 23]).join('')
  const [id, distributor_id, code] = [`slnk_${letters()}`, `dist_${letters()}`, letters()]
  await db('distributor').insert({
    ...{
      id: distributor_id,
      customer_id: `cus_${letters()}`,
      code: letters()
        .slice(0, 6)
        .toUpperCase()
        .replace(/[^A-HJ-NP-Z]/g, 'A'),
    },
    ...{
      name_sealed: 'v1.bench',
      shown_name: 'bench',
      agreement_version: 'bench',
      agreed_at: new Date(),
      state_by: 'bench',
    },
  })
  await db('distributor').where({ id: distributor_id }).update({ state: 'active' })
  await db('share_link').insert({ id, code, distributor_id, target_kind: 'home' })
  return { id, code }
}

/** A phone that followed it before, in a network of its own. */
function visitorOf(secret: string, code: string, i: number): Record<string, string> {
  const text = `1.${randomBytes(16).toString('base64url')}.${code}.${Math.floor(Date.now() / 1000).toString(36)}`
  const signature = createHmac('sha256', secret).update(`share-click.${text}`).digest().subarray(0, 16)
  return {
    ...{ cookie: `sz_via=${text}.${signature.toString('base64url')}`, 'x-forwarded-for': `10.0.${i >> 8}.${i & 255}` },
    ...{ 'user-agent': PHONE, accept: 'text/html', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' },
  }
}

/** Everything that was answered is counted, each visitor once. @throws where it is not within ten seconds */
async function countedOnce(db: Db, link_id: string, total: number): Promise<void> {
  if (total < VISITORS)
    throw new Error(`share-clicks: ${total} redirects are too few to tell ${VISITORS} visitors apart`)
  const expected = { visitors: VISITORS, clicks: total }
  let found = { visitors: 0, clicks: 0 }
  for (let i = 0; i < 20; i++) {
    const [row] = await db('share_link_day')
      .where({ link_id })
      .select(db.raw('sum(visitors)::int as visitors'), db.raw('sum(clicks)::int as clicks'))
    found = row as unknown as typeof found
    // Requests that were cut off at the end may have been answered, too.
    if (found.visitors === expected.visitors && found.clicks >= expected.clicks) return
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  throw new Error(`share-clicks: counted ${JSON.stringify(found)}, followed ${JSON.stringify(expected)}`)
}
