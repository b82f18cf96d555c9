/** 分销报表: what all distributors brought between two days, by day, good and distributor. */
import type { MedusaContainer } from '@medusajs/framework/types'
import type { z } from '@medusajs/framework/zod'
import { DISTRIBUTOR } from '@shanzhen/distribution/modules/distributor'
import { SHARE_LINK } from '@shanzhen/distribution/modules/share-link'
import { ATTRIBUTION } from '@shanzhen/distribution/modules/attribution'
import { COMMISSION } from '../keys'
import type * as wire from '../wire/report'

type Report = z.input<typeof wire.DistributionReport>
type Row = Report['distributors'][number]
/** Both days are in it; `YYYY-MM-DD` in Beijing. */
export type Days = { from: string; until: string }

const GOODS = 50
const DAY_MS = 86_400_000
const NOTHING = { visitors: 0, clicks: 0, orders: 0, paid_fen: 0, kept_fen: 0, earned_fen: 0, released_fen: 0 }
const COUNTED = Object.keys(NOTHING) as (keyof typeof NOTHING)[]
const beginOf = (day: string) => new Date(`${day}T00:00:00+08:00`)
const spanOf = ({ from, until }: Days) => ({ from: beginOf(from), before: new Date(+beginOf(until) + DAY_MS) })

/** Everybody whose links were followed or who brought an order, the most earned first. */
export async function reportRows(
  container: MedusaContainer,
  days: Days,
  clicks = container.resolve(SHARE_LINK).clicksBetween(days.from, days.until),
): Promise<Row[]> {
  const [brought, followed] = await Promise.all([container.resolve(COMMISSION).broughtBy(spanOf(days)), clicks])
  const rows = new Map<string, Omit<Row, 'shown_name'>>()
  for (const { distributor_id: id, ...counted } of [...followed.by, ...brought])
    rows.set(id, { ...(rows.get(id) ?? { id, ...NOTHING }), ...counted })
  const names = await container.resolve(DISTRIBUTOR).namesOf([...rows.keys()])
  return [...rows.values()]
    .map((row) => ({ ...row, shown_name: names.get(row.id) ?? '' }))
    .sort((a, b) => b.earned_fen - a.earned_fen || b.visitors - a.visitors || (a.id < b.id ? -1 : 1))
}

export async function readReport(
  container: MedusaContainer,
  days: Days,
  { take, skip }: { take: number; skip: number },
): Promise<Omit<Report, 'limit' | 'offset'>> {
  const [commission, span] = [container.resolve(COMMISSION), spanOf(days)]
  const clicks = container.resolve(SHARE_LINK).clicksBetween(days.from, days.until)
  const [rows, on, goods, followed, void_orders] = await Promise.all([
    reportRows(container, days, clicks),
    commission.broughtOn(span),
    commission.broughtOf(span, GOODS),
    clicks,
    container.resolve(ATTRIBUTION).voidBetween(span.from, span.before),
  ])
  const sums = { ...NOTHING, void_orders }
  for (const row of rows) for (const key of COUNTED) sums[key] += row[key]
  return {
    ...days,
    sums,
    days: eachDay(days, on, followed.on),
    goods,
    distributors: rows.slice(skip, skip + take),
    count: rows.length,
  }
}

function eachDay(
  { from, until }: Days,
  brought: { day: string; orders: number; earned_fen: number }[],
  clicks: { day: string; visitors: number }[],
): Report['days'] {
  const [byDay, visitors] = [
    new Map(brought.map((row) => [row.day, row])),
    new Map(clicks.map((row) => [row.day, row])),
  ]
  const days: Report['days'] = []
  for (let at = Date.parse(from); at <= Date.parse(until); at += DAY_MS) {
    const day = new Date(at).toISOString().slice(0, 10)
    const { orders = 0, earned_fen = 0 } = byDay.get(day) ?? {}
    days.push({ day, visitors: visitors.get(day)?.visitors ?? 0, orders, earned_fen })
  }
  return days
}

const HEAD = ['分销员', '编号', '访客', '点击', '订单', '实付（元）', '买家留下（元）', '佣金（元）', '已结算（元）']
const yuan = (fen: number) => (fen / 100).toFixed(2)

export const reportTable = (rows: Row[]): string[][] => [
  HEAD,
  ...rows.map(({ shown_name, id, visitors, clicks, orders, ...money }) => [
    ...[shown_name, id, String(visitors), String(clicks), String(orders)],
    ...[money.paid_fen, money.kept_fen, money.earned_fen, money.released_fen].map(yuan),
  ]),
]
