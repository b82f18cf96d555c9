/** 供货价: what each size costs small shops by tier, now and from when on; a rise is said days before. */
import { defineRouteConfig } from '@medusajs/admin-sdk'
import { Tag } from '@medusajs/icons'
import { Button, Container, Heading, Text } from '@medusajs/ui'
import { useState } from 'react'
import { yuan } from '@shanzhen/desk/money'
import { type Column, DeskTable, Fault, Pager } from '@shanzhen/desk/table'
import { FindForm } from '@shanzhen/desk/find-form'
import { useAnswer } from '@shanzhen/desk/use-answer'
import { useRights } from '@shanzhen/desk/use-rights'
import type { SuppliedGoods } from '../../../../wire'
import { announced } from '../../../lib/announced'
import { PriceForm } from '../../../parts/price-form'

type Good = SuppliedGoods['goods'][number]
const PAGE = 20
const TIERS = [
  ['standard', '普通'],
  ['silver', '银牌'],
  ['gold', '金牌'],
] as const

function SupplyPricesPage() {
  const [asked, setAsked] = useState({ q: '', page: 1 })
  const path = `/supply-prices?limit=${PAGE}&offset=${(asked.page - 1) * PAGE}${asked.q ? `&q=${encodeURIComponent(asked.q)}` : ''}`
  const { answer, fault, reload } = useAnswer<SuppliedGoods>(path)
  const may = useRights()('shops:price')
  const [open, setOpen] = useState<Good | null>(null)
  const columns: Column<Good>[] = [
    {
      head: '商品',
      wide: true,
      cell: ({ title, variant_title, sku, retail_fen }) => (
        <>
          {title} {variant_title}
          <span className="block text-ui-fg-subtle">{sku ?? '没有编码，文件和接口里选不到'}</span>
          {retail_fen !== null && <span className="block text-ui-fg-subtle">零售 {yuan(retail_fen)}</span>}
        </>
      ),
    },
    {
      head: '供货价',
      cell: (good) => (
        <div className="flex flex-col gap-y-1 py-2 lg:flex-row lg:gap-x-8">
          {TIERS.map(([tier, word]) => (
            <div key={tier}>
              <span className="text-ui-fg-subtle">{word}</span> <Price good={good} tier={tier} />
            </div>
          ))}
        </div>
      ),
    },
    {
      head: '',
      cell: (good) =>
        may && (
          <Button size="small" variant="secondary" onClick={() => setOpen(good)}>
            定价
          </Button>
        ),
    },
  ]
  return (
    <Container className="divide-y p-0">
      <div className="flex flex-wrap items-end justify-between gap-3 px-6 py-4">
        <div>
          <Heading>供货价</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            小店按等级拿货的价格和最低售价。涨价要提前 {answer?.notice_days ?? 7} 天公布，已下的订单不受影响。
          </Text>
        </div>
        <FindForm label="商品名或编码" onFind={(q) => setAsked({ q, page: 1 })} />
      </div>
      <Fault text={fault} />
      <DeskTable rows={answer?.goods} columns={columns} keyOf={({ variant_id }) => variant_id} empty="没有这样的商品" />
      {answer && (
        <Pager
          page={asked.page}
          count={answer.count}
          size={PAGE}
          onPage={(page) => setAsked((known) => ({ ...known, page }))}
        />
      )}
      {open && (
        <PriceForm good={open} notice_days={answer?.notice_days ?? 7} onClose={() => setOpen(null)} onSaved={reload} />
      )}
    </Container>
  )
}

/** In force, and below it what was announced. */
function Price({ good, tier }: { good: Good; tier: string }) {
  const own = good.prices.filter((price) => price.tier === tier)
  const now = own.filter(({ in_force }) => in_force).at(-1)
  const next = own.find(({ in_force }) => !in_force)
  // Without a price of its own it is supplied at the next lower tier's.
  const lower = TIERS.slice(
    0,
    TIERS.findIndex(([key]) => key === tier),
  )
    .filter(([key]) => good.prices.filter((price) => price.tier === key && price.in_force).at(-1)?.price_fen)
    .at(-1)
  return (
    <>
      {now && now.price_fen !== null && now.floor_fen !== null ? (
        <>
          {yuan(now.price_fen)}
          <span className="block text-ui-fg-subtle">不低于 {yuan(now.floor_fen)}</span>
        </>
      ) : (
        <span className="text-ui-fg-subtle">{lower ? `同${lower[1]}` : '不供货'}</span>
      )}
      {next && (
        <span className="block max-w-24 whitespace-normal text-ui-tag-orange-text lg:max-w-none">
          {announced(next)}
        </span>
      )}
    </>
  )
}

export const config = defineRouteConfig({ label: '供货价', icon: Tag, rank: 2 })

export default SupplyPricesPage
