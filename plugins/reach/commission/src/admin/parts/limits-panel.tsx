/** The most each good gives, whatever a rule says. */
import { Button, Container, Heading, Text, toast } from '@medusajs/ui'
import { useEffect, useState } from 'react'
import { ask } from '@shanzhen/desk/api'
import { TextField } from '@shanzhen/desk/fields'
import { FormDrawer } from '@shanzhen/desk/form-drawer'
import { type Column, DeskTable, Fault, Pager } from '@shanzhen/desk/table'
import { FindForm } from '@shanzhen/desk/find-form'
import { useAnswer } from '@shanzhen/desk/use-answer'
import type { CommissionGoods } from '../../wire/commission'
import { bpsOf, percent, termsInWords } from './commission-words'

type Good = CommissionGoods['goods'][number]
const PAGE = 10

/** @param changes how often a rule was changed beside it: what a good gives now is asked again each time */
export function LimitsPanel({ may, changes }: { may: boolean; changes: number }) {
  const [asked, setAsked] = useState({ q: '', page: 1 })
  const path = `/distribution/goods?limit=${PAGE}&offset=${(asked.page - 1) * PAGE}${asked.q ? `&q=${encodeURIComponent(asked.q)}` : ''}`
  const { answer, fault, reload } = useAnswer<CommissionGoods>(path)
  useEffect(() => void (changes && reload()), [changes, reload])
  const [open, setOpen] = useState<Good | null>(null)
  const columns: Column<Good>[] = [
    { head: '商品', wide: true, cell: ({ title }) => title },
    {
      head: '现在给',
      wide: true,
      cell: ({ rule }) =>
        rule ? `${termsInWords(rule)}（${rule.name}）` : <span className="text-ui-fg-subtle">没有</span>,
    },
    {
      head: '上限',
      right: true,
      cell: ({ limit_bps }) =>
        limit_bps === null ? (
          <span className="text-ui-fg-subtle">{answer && percent(answer.limit_bps)}</span>
        ) : (
          percent(limit_bps)
        ),
    },
    ...(may
      ? [
          {
            head: '',
            cell: (good: Good) => (
              <Button size="small" variant="secondary" onClick={() => setOpen(good)}>
                定上限
              </Button>
            ),
          },
        ]
      : []),
  ]
  return (
    <Container className="divide-y p-0">
      <div className="flex flex-wrap items-end justify-between gap-3 px-6 py-4">
        <div>
          <Heading level="h2">商品上限</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            毛利薄的商品定一个上限，规则写得再高也不超过。
          </Text>
        </div>
        <FindForm label="商品名" onFind={(q) => setAsked({ q, page: 1 })} />
      </div>
      <Fault text={fault} />
      <DeskTable rows={answer?.goods} columns={columns} keyOf={({ product_id }) => product_id} empty="没有这样的商品" />
      {answer && (
        <Pager
          page={asked.page}
          count={answer.count}
          size={PAGE}
          onPage={(page) => setAsked((known) => ({ ...known, page }))}
        />
      )}
      {open && <LimitForm good={open} onClose={() => setOpen(null)} onSaved={reload} />}
    </Container>
  )
}

function LimitForm({ good, onClose, onSaved }: { good: Good; onClose: () => void; onSaved: () => Promise<void> }) {
  const [limit, setLimit] = useState(good.limit_bps === null ? '' : String(good.limit_bps / 100))
  const send = async () => {
    const limit_bps = bpsOf(limit)
    if (limit_bps === null) return '上限请填百分数，如 8；填 0 就是不给佣金'
    await ask(`/distribution/goods/${good.product_id}`, { limit_bps })
    toast.success('上限已登记，从现在起的订单按它算')
    await onSaved()
  }
  return (
    <FormDrawer title={`${good.title}的佣金上限`} submit="保存" onClose={onClose} onSend={send}>
      <TextField label="最多给（%）" inputMode="decimal" value={limit} placeholder="8" onChange={setLimit} />
    </FormDrawer>
  )
}
