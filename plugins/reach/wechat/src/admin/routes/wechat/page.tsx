import { Button, Container, Heading, StatusBadge, Text, toast } from '@medusajs/ui'
import { api, messageOf } from '@shanzhen/desk/api'
import { shortMoment } from '@shanzhen/desk/dates'
import { type Column, DeskTable, Fault } from '@shanzhen/desk/table'
import { useAnswer } from '@shanzhen/desk/use-answer'
import type { WechatState } from '../../../wire'

const AGAIN_MS = 30_000
const NAMES = { token: '接口凭证', ticket: '网页票据' }
const MESSAGES: Record<string, string> = {
  ...{ 'order-placed': '下单', 'order-paid': '付款', 'order-shipped': '发货', 'order-delivered': '送达' },
  ...{ 'order-refunded': '退款' },
}
const named = (kind: string) => MESSAGES[kind] ?? kind

const CREDENTIALS: Column<WechatState['credentials'][number]>[] = [
  { head: '凭证', cell: ({ kind }) => NAMES[kind] },
  {
    head: '状态',
    cell: ({ expires_at }) => {
      const good = expires_at !== null && new Date(expires_at) > new Date()
      return <StatusBadge color={good ? 'green' : 'orange'}>{good ? '有效' : '要用时再取'}</StatusBadge>
    },
  },
  { head: '到期', cell: ({ expires_at }) => (expires_at ? shortMoment(expires_at) : '—') },
  { head: '上次更新', cell: ({ renewed_at }) => (renewed_at ? shortMoment(renewed_at) : '—') },
  { head: '更新次数', right: true, cell: ({ renewals }) => renewals },
  {
    head: '上次失败',
    wide: true,
    cell: ({ failed_at, failure }) => (failed_at && failure ? `${shortMoment(failed_at)}　${failure}` : '—'),
  },
]
const COUNTS: Column<WechatState['messages'][number]>[] = [
  { head: '消息', cell: ({ kind }) => named(kind) },
  { head: '发出', right: true, cell: ({ sent }) => sent },
  { head: '送达', right: true, cell: ({ arrived }) => arrived },
  { head: '没送到（已改短信）', right: true, cell: ({ lost }) => lost },
  { head: '微信没收（已改短信）', right: true, cell: ({ refused }) => refused },
  { head: '上次为什么没收', wide: true, cell: ({ last_refusal }) => last_refusal ?? '—' },
]

/** How the shop's account in WeChat stands: credentials, messages, and what WeChat has to be told by somebody. */
function WechatPage() {
  const { answer, fault, reload } = useAnswer<WechatState>('/wechat', AGAIN_MS)
  const retry = (id: string) =>
    api(`/wechat/shipping-reports/${id}/retry`, 'POST')
      .then(reload)
      .catch((error) => toast.error(messageOf(error)))
  const reports: Column<WechatState['refused'][number]>[] = [
    { head: '订单', cell: ({ order_id }) => <a href={`/app/orders/${order_id}`}>打开订单</a> },
    { head: '试过', right: true, cell: ({ tries }) => `${tries} 次` },
    { head: '上次', cell: ({ tried_at }) => (tried_at ? shortMoment(tried_at) : '—') },
    { head: '微信说', wide: true, cell: ({ errcode, errmsg }) => `${errcode ?? ''} ${errmsg ?? ''}` },
    {
      head: '',
      cell: ({ id }) => (
        <Button size="small" variant="secondary" onClick={() => void retry(id)}>
          重报
        </Button>
      ),
    },
  ]
  return (
    <div className="flex flex-col gap-y-3">
      <Container className="divide-y p-0">
        <div className="px-6 py-4">
          <Heading>微信公众号</Heading>
          {answer && (
            <Text className="text-ui-fg-subtle" size="small">
              {answer.appid ? `${answer.account_name ?? '未设名称'}（${answer.appid}）` : '没有接通公众号'}，
              {answer.bound} 个买家绑定了微信；{answer.listens ? '在听微信的事件' : '没有设置事件令牌，收不到送达结果'}
              ；{answer.follow_link ? '付款后请买家关注' : '没有设置关注链接'}。
            </Text>
          )}
        </div>
        <Fault text={fault} />
        {!answer && !fault && <Text className="px-6 py-4">正在读取…</Text>}
        <DeskTable
          rows={answer?.credentials}
          columns={CREDENTIALS}
          keyOf={({ kind }) => kind}
          empty="还没有取过凭证。"
        />
      </Container>
      {answer && (
        <>
          <Container className="divide-y p-0">
            <div className="px-6 py-4">
              <Heading level="h2">近 7 天的微信消息</Heading>
              <Text className="text-ui-fg-subtle" size="small">
                {answer.templates.length
                  ? `有模板的：${answer.templates.map(({ kind }) => named(kind)).join('、')}。买家自己同意才发，没送到的改发短信。`
                  : '没有设置消息模板，都发短信。'}
              </Text>
            </div>
            <DeskTable
              rows={answer.messages}
              columns={COUNTS}
              keyOf={({ kind }) => kind}
              empty="这几天没有发过微信消息。"
            />
          </Container>
          <Container className="divide-y p-0">
            <div className="px-6 py-4">
              <Heading level="h2">发货信息上报</Heading>
              <Text className="text-ui-fg-subtle" size="small">
                {answer.reports
                  ? `微信里付款的订单发齐后自动报给微信，${answer.waiting} 条在排队。下面这些微信没收，改好订单后重报。`
                  : '没有打开上报。'}
              </Text>
            </div>
            <DeskTable rows={answer.refused} columns={reports} keyOf={({ id }) => id} empty="没有要处理的。" />
          </Container>
        </>
      )}
    </div>
  )
}

export default WechatPage
