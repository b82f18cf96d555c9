import { Container, Heading, Text } from '@medusajs/ui'
import { useState } from 'react'
import { Link } from 'react-router-dom'
import { Fault, Pager } from '@shanzhen/desk/table'
import { useAnswer } from '@shanzhen/desk/use-answer'
import { HoldCard } from '../../lib/hold-card'
import type { HoldsPage } from '../../../wire'

const SIZE = 50

/** Everything an outgoing inspection holds now, for whoever comes to look a second time. */
function OutgoingPage() {
  const [page, setPage] = useState(1)
  const { answer, fault, reload } = useAnswer<HoldsPage>(
    `/outgoing-inspections?limit=${SIZE}&offset=${(page - 1) * SIZE}`,
  )
  const holds = answer?.holds

  return (
    <Container className="p-0">
      <div className="flex flex-col gap-y-1 px-6 py-4">
        <Heading>出库检验：暂缓发货</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          出库检验在订单页登记；暂缓的商品由另一位同事复核后解除。
        </Text>
      </div>
      <Fault text={fault} />
      {holds?.length === 0 && <Text className="px-6 pb-6">没有暂缓发货的商品。</Text>}
      <div className="grid grid-cols-1 gap-3 px-6 pb-6 md:grid-cols-2 xl:grid-cols-3">
        {holds?.map((hold) => (
          <div key={hold.id} className="flex flex-col gap-y-1">
            <Link to={`/orders/${hold.order_id}`} className="txt-small text-ui-fg-interactive py-2">
              订单 {hold.order ?? hold.order_id}
            </Link>
            <HoldCard hold={hold} title={hold.title} onLifted={reload} />
          </div>
        ))}
      </div>
      <Pager page={page} count={answer?.count ?? 0} size={SIZE} onPage={setPage} />
    </Container>
  )
}

export default OutgoingPage
