import { Button, Container, Heading, Text, toast } from '@medusajs/ui'
import { Link } from 'react-router-dom'
import type { PhoneOrder } from '@shanzhen/checkout/wire'
import { moment } from '@shanzhen/desk/dates'
import { yuan } from '@shanzhen/desk/money'

type Props = { order: PhoneOrder; onAgain: () => void }

/** The order is there: what to send its buyer, by whatever they use. */
export function Placed({ order: { id, display_id, total_fen, checkout }, onAgain }: Props) {
  const { pay_link, expires_at } = checkout
  const until = expires_at ? moment(expires_at) : null
  const message = `您在宁陕山珍的订单 #${display_id} 已下好，合计 ${yuan(total_fen)}。${until ? `请在 ${until} 前打开链接付款：` : '打开链接查看：'}${pay_link}`
  const copy = (text: string) =>
    navigator.clipboard.writeText(text).then(
      () => toast.success('已复制'),
      () => toast.error('没有复制成功，请长按链接复制'),
    )
  return (
    <Container className="divide-y p-0">
      <div className="px-6 py-4">
        <Heading>订单 #{display_id} 已下好</Heading>
        <Text size="small" className="text-ui-fg-subtle" role="status">
          合计 {yuan(total_fen)}
          {until && `，货留到 ${until}，过期没付款自动取消`}。付款链接也已用短信发给买家。
        </Text>
      </div>
      <div className="flex flex-col gap-y-3 px-6 py-4">
        <Text size="small" weight="plus">
          付款链接
        </Text>
        <a
          className="text-ui-fg-interactive txt-compact-small break-all"
          href={pay_link}
          target="_blank"
          rel="noreferrer"
        >
          {pay_link}
        </a>
        <div className="flex flex-wrap gap-2">
          <Button size="small" onClick={() => void copy(message)}>
            复制给买家的话
          </Button>
          <Button size="small" variant="secondary" onClick={() => void copy(pay_link)}>
            只复制链接
          </Button>
        </div>
      </div>
      <div className="flex flex-wrap gap-2 px-6 py-4">
        <Button size="small" variant="secondary" asChild>
          <Link to={`/orders/${id}`}>打开订单（收现金、转账也在那里登记）</Link>
        </Button>
        <Button size="small" variant="secondary" onClick={onAgain}>
          再下一单
        </Button>
      </div>
    </Container>
  )
}
