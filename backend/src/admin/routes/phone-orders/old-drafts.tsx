import { Button, Container, Heading, Text, toast, usePrompt } from '@medusajs/ui'
import { useNavigate } from 'react-router-dom'
import { ask, api, codeOf, messageOf } from '@shanzhen/desk/api'
import { moment } from '@shanzhen/desk/dates'
import { yuan } from '@shanzhen/desk/money'
import { type Column, DeskTable } from '@shanzhen/desk/table'
import { useAnswer } from '@shanzhen/desk/use-answer'

type OldDraft = {
  id: string
  display_id: number
  created_at: string
  /** Yuan, as Medusa counts. */
  total: number
  metadata: Record<string, unknown> | null
  shipping_address: { first_name: string | null; last_name: string | null; phone: string | null } | null
}
const FIELDS = 'id,display_id,created_at,total,metadata,*shipping_address'

/** Drafts that staff wrote before this page was there: ordered, or thrown away. */
export function OldDrafts() {
  const { answer, reload } = useAnswer<{ draft_orders: OldDraft[] }>(
    `/draft-orders?limit=50&order=-created_at&fields=${FIELDS}`,
  )
  const prompt = usePrompt()
  const navigate = useNavigate()
  if (!answer?.draft_orders.length) return null

  const order = async ({ id, metadata }: OldDraft, confirmed = false): Promise<void> => {
    try {
      if (confirmed) await ask(`/draft-orders/${id}`, { metadata: { ...metadata, age_confirmed: true } })
      await ask(`/draft-orders/${id}/convert-to-order`, {})
      await navigate(`/orders/${id}`)
    } catch (error) {
      const adult =
        codeOf(error) === 'age_confirmation_required' &&
        (await prompt({
          title: '含酒类',
          description: '买家确认已满 18 周岁吗？',
          confirmText: '已确认',
          cancelText: '没有',
        }))
      if (adult) return order({ id, metadata } as OldDraft, true)
      toast.error(messageOf(error))
    }
  }
  const drop = async ({ id, display_id }: OldDraft) => {
    const sure = await prompt({
      title: `删除草稿 #${display_id}？`,
      description: '删除后不能恢复。',
      confirmText: '删除',
      cancelText: '留着',
    })
    if (!sure) return
    await api(`/draft-orders/${id}`, 'DELETE').catch((error: unknown) => toast.error(messageOf(error)))
    await reload()
  }
  const columns: Column<OldDraft>[] = [
    { head: '草稿', cell: ({ display_id }) => `#${display_id}` },
    {
      head: '收货人',
      cell: ({ shipping_address: to }) =>
        [`${to?.last_name ?? ''}${to?.first_name ?? ''}`, to?.phone].filter(Boolean).join(' '),
    },
    { head: '合计', right: true, cell: ({ total }) => yuan(Math.round(total * 100)) },
    { head: '写于', cell: ({ created_at }) => moment(created_at) },
    {
      head: '',
      right: true,
      cell: (row) => (
        <>
          <Button size="small" variant="transparent" onClick={() => void order(row)}>
            转成订单
          </Button>
          <Button size="small" variant="transparent" onClick={() => void drop(row)}>
            删除
          </Button>
        </>
      ),
    },
  ]
  return (
    <Container className="divide-y p-0">
      <div className="px-6 py-4">
        <Heading level="h2">以前的草稿</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          还没有转成订单，也不占货。
        </Text>
      </div>
      <DeskTable rows={answer.draft_orders} columns={columns} keyOf={({ id }) => id} empty="没有草稿。" />
    </Container>
  )
}
