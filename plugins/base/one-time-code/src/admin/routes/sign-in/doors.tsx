import { Badge, Button, Container, Heading, Text, toast } from '@medusajs/ui'
import { api, messageOf } from '@shanzhen/desk/api'
import { shortMoment } from '@shanzhen/desk/dates'
import { type Column, DeskTable, Fault } from '@shanzhen/desk/table'
import { useAnswer } from '@shanzhen/desk/use-answer'
import type { Doors } from '../../../wire'

const KINDS: Record<string, string> = {
  pair: '账号（从一个网络）',
  name: '账号（从多个网络）',
  sender: '网络（猜密码）',
  factor: '两步验证',
  guess: '网络（猜验证码）',
}

const SENDERS: Column<Doors['senders'][number]>[] = [
  { head: '网络', cell: ({ network }) => network },
  { head: '发出', right: true, cell: ({ sent }) => sent },
  { head: '用掉', right: true, cell: ({ used }) => used },
  { head: '没有发出', right: true, cell: ({ refused }) => refused },
  { head: '不同号码', right: true, cell: ({ addresses }) => addresses },
]

/** Who waits after too many tries, and what codes go out: pumping of text messages is seen here and in the bell. */
export function DoorsNow() {
  const { answer: doors, fault, reload } = useAnswer<Doors>('/sign-in')
  const lift = (id: string) =>
    api(`/sign-in/locks/${id}`, 'DELETE')
      .then(reload)
      .catch((error) => toast.error(messageOf(error)))

  return (
    <>
      <Container className="flex flex-col gap-y-3">
        <Heading level="h2">暂停登录</Heading>
        <Fault text={fault} />
        {doors?.locks.length === 0 && <Text className="text-ui-fg-subtle">现在没有人因为多次输错而被暂停。</Text>}
        {doors?.locks.map(({ id, kind, label, tries, locked_until }) => (
          <div key={id} className="flex flex-wrap items-center justify-between gap-2">
            <Text size="small">
              {KINDS[kind] ?? kind}：{label}，试了 {tries} 次，到 {shortMoment(locked_until)}
            </Text>
            <Button variant="secondary" size="small" onClick={() => void lift(id)}>
              解除
            </Button>
          </div>
        ))}
      </Container>
      <Container className="flex flex-col gap-y-3">
        <div className="flex items-center gap-2">
          <Heading level="h2">最近一小时的验证码</Heading>
          {doors?.codes.stopped && <Badge color="red">短信已停发</Badge>}
          {doors?.codes.pumped && !doors.codes.stopped && <Badge color="orange">疑似刷短信</Badge>}
        </div>
        {doors && (
          <Text size="small">
            短信 {doors.codes.sms} 条，用掉 {doors.codes.sms_used} 条；邮件 {doors.codes.email} 封；没有发出{' '}
            {doors.codes.refused} 次。
          </Text>
        )}
        {doors && doors.senders.length > 0 && (
          <DeskTable rows={doors.senders} columns={SENDERS} keyOf={({ network }) => network} empty="" />
        )}
      </Container>
    </>
  )
}
