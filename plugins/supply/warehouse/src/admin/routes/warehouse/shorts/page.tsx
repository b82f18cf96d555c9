/** 缺货: pieces that were not there, until somebody says what becomes of them. */
import { defineRouteConfig } from '@medusajs/admin-sdk'
import { ExclamationCircle } from '@medusajs/icons'
import { Button, Container, Heading, Text, toast, usePrompt } from '@medusajs/ui'
import { useState } from 'react'
import { Link } from 'react-router-dom'
import { api, messageOf } from '@shanzhen/desk/api'
import { shortMoment } from '@shanzhen/desk/dates'
import { type Column, DeskTable, Fault, MoreButton } from '@shanzhen/desk/table'
import { useAnswer } from '@shanzhen/desk/use-answer'
import { useRights } from '@shanzhen/desk/use-rights'
import type { ShortPick, Shorts } from '../../../../wire'
import { SubstituteForm } from '../../../parts/substitute-form'

function ShortsPage() {
  const { answer, setAnswer, fault, reload } = useAnswer<Shorts>('/warehouse/shorts')
  const prompt = usePrompt()
  const may = useRights()
  const [chosen, setChosen] = useState<ShortPick | null>(null)
  const decide = async (id: string, end: 'decide' | 'cancel', body: object) => {
    try {
      await api(`/warehouse/shorts/${id}/${end}`, 'POST', body)
    } catch (error) {
      toast.error(messageOf(error))
    }
    await reload()
  }
  const more = async (after: string) => {
    try {
      const page = await api<Shorts>(`/warehouse/shorts?after=${encodeURIComponent(after)}`)
      setAnswer((known) => ({ ...page, shorts: [...(known?.shorts ?? []), ...page.shorts] }))
    } catch (error) {
      toast.error(messageOf(error))
    }
  }
  const cancel = async ({ id, title, quantity, display_id }: ShortPick) => {
    const sure = await prompt({
      title: '取消缺的这几件？',
      description: `订单 #${display_id}：${title} × ${quantity} 从订单里去掉，付的钱自动退回，买家会收到消息。不能撤销。`,
      confirmText: '取消并退款',
      cancelText: '先不',
      variant: 'danger',
    })
    if (sure) await decide(id, 'cancel', { note: '' })
  }
  const columns: Column<ShortPick>[] = [
    {
      head: '订单',
      cell: ({ order_id, display_id }) => (
        <Link to={`/orders/${order_id}`} className="inline-flex min-h-11 items-center text-ui-fg-interactive">
          #{display_id}
        </Link>
      ),
    },
    { head: '商品', wide: true, cell: ({ title }) => title },
    { head: '缺', right: true, cell: ({ quantity }) => `${quantity} 件` },
    { head: '原因', cell: ({ reason }) => reason },
    { head: '波次', cell: ({ wave }) => wave ?? '—' },
    { head: '登记', cell: ({ reported_by, at }) => `${reported_by} ${shortMoment(String(at))}` },
    {
      head: '',
      cell: (short) => (
        <span className="grid w-max grid-cols-2 gap-2 py-2 lg:flex">
          {may('warehouse:work') && (
            <>
              <Button
                size="small"
                variant="secondary"
                onClick={() => void decide(short.id, 'decide', { decision: 'found' })}
              >
                找到了
              </Button>
              <Button
                size="small"
                variant="secondary"
                onClick={() => void decide(short.id, 'decide', { decision: 'later' })}
              >
                先发其余
              </Button>
            </>
          )}
          {may('orders:change') && (
            <>
              <Button size="small" variant="secondary" onClick={() => setChosen(short)}>
                换货
              </Button>
              <Button size="small" variant="danger" onClick={() => void cancel(short)}>
                取消退款
              </Button>
            </>
          )}
        </span>
      ),
    },
  ]
  return (
    <Container className="divide-y p-0">
      <div className="px-4 py-4 md:px-6">
        <Heading>缺货</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          拣货时没有的货。决定之前，订单不能打包。
        </Text>
      </div>
      <Fault text={fault} />
      {chosen && <SubstituteForm short={chosen} onClose={() => setChosen(null)} onDone={reload} />}
      <DeskTable rows={answer?.shorts} columns={columns} keyOf={({ id }) => id} empty="没有缺货等人决定。" />
      {answer?.next && <MoreButton onMore={() => void more(answer.next ?? '')} />}
    </Container>
  )
}

export const config = defineRouteConfig({ label: '缺货', icon: ExclamationCircle, rank: 3 })

export default ShortsPage
