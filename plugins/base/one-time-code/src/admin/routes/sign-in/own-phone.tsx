import { Alert, Badge, Button, Container, Heading, Input, Label, Text } from '@medusajs/ui'
import { type FormEvent, useEffect, useId, useState } from 'react'
import { api, messageOf } from '@shanzhen/desk/api'
import { Fault } from '@shanzhen/desk/table'
import { useAnswer } from '@shanzhen/desk/use-answer'
import type { CodeSent, OwnPhone as Answer, ProvedPhone } from '../../../wire'

/** By their phone a member of staff is known as one person: who acts as a second one has proved theirs. */
export function OwnPhone() {
  const { answer, fault, reload } = useAnswer<Answer>('/sign-in/phone')
  const [said, setSaid] = useState<string | null>(null)
  const [open, setOpen] = useState(false)
  const proved = async ({ phone, shared }: ProvedPhone) => {
    setOpen(false)
    setSaid(
      shared
        ? `${phone} 已验证。这个号码也验证过别的员工账号：两个账号算同一个人，不能互相复核。`
        : `${phone} 已验证。`,
    )
    await reload()
  }

  return (
    <Container className="flex flex-col gap-y-3">
      {answer?.needed && !answer.phone && (
        <Alert variant="warning" dismissible={false}>
          您还没有验证手机号。放行批次、解除暂缓和审核证书要由另一位本人来做，请先验证。
        </Alert>
      )}
      <div className="flex flex-wrap items-center justify-between gap-2">
        <div>
          <Heading level="h2">我的手机</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            一个手机号只代表一个人。用同一个号码验证的账号，不能互相复核。
          </Text>
        </div>
        <div className="flex items-center gap-2">
          {answer?.phone && <Badge color="green">{answer.phone}</Badge>}
          <Button variant="secondary" size="small" onClick={() => setOpen(!open)}>
            {open ? '收起' : answer?.phone ? '换手机号' : '验证手机号'}
          </Button>
        </div>
      </div>
      <Fault text={fault} />
      {said && (
        <Text role="status" size="small">
          {said}
        </Text>
      )}
      {open && <ProveForm onProved={(phone) => void proved(phone)} />}
    </Container>
  )
}

function ProveForm({ onProved }: { onProved: (phone: ProvedPhone) => void }) {
  const [phoneId, codeId] = [useId(), useId()]
  const [phone, setPhone] = useState('')
  const [code, setCode] = useState('')
  const [sent, setSent] = useState<CodeSent | null>(null)
  const [wait, setWait] = useState(0)
  const [fault, setFault] = useState<string | null>(null)
  useEffect(() => {
    if (!wait) return
    const timer = setTimeout(() => setWait(wait - 1), 1000)
    return () => clearTimeout(timer)
  }, [wait])

  const send = async () => {
    setFault(null)
    try {
      const answer = await api<CodeSent>('/sign-in/phone/codes', 'POST', { phone })
      setSent(answer)
      setWait(answer.resend_after_s)
    } catch (error) {
      setFault(messageOf(error))
    }
  }
  const confirm = async (event: FormEvent) => {
    event.preventDefault()
    if (!sent) return send()
    setFault(null)
    try {
      onProved(await api<ProvedPhone>('/sign-in/phone', 'POST', { phone, code, ticket: sent.ticket }))
    } catch (error) {
      setFault(messageOf(error))
    }
  }

  return (
    <form className="flex max-w-md flex-col gap-y-3" onSubmit={(event) => void confirm(event)}>
      <div className="flex flex-col gap-y-1">
        <Label htmlFor={phoneId} size="small">
          手机号
        </Label>
        <div className="flex gap-2">
          <Input
            id={phoneId}
            type="tel"
            inputMode="numeric"
            autoComplete="tel-national"
            required
            className="min-w-0 flex-1"
            value={phone}
            onChange={(e) => {
              setPhone(e.target.value)
              setSent(null)
              setWait(0)
            }}
          />
          <Button type="button" variant="secondary" disabled={!phone || wait > 0} onClick={() => void send()}>
            {wait > 0 ? `${wait} 秒后重发` : '获取验证码'}
          </Button>
        </div>
      </div>
      {sent && (
        <div className="flex flex-col gap-y-1">
          <Label htmlFor={codeId} size="small">
            短信验证码
          </Label>
          <Input
            id={codeId}
            inputMode="numeric"
            autoComplete="one-time-code"
            required
            value={code}
            onChange={(e) => setCode(e.target.value)}
          />
        </div>
      )}
      {fault && (
        <Text role="alert" size="small" className="text-ui-fg-error">
          {fault}
        </Text>
      )}
      {sent && (
        <Button type="submit" className="self-start">
          确认
        </Button>
      )}
    </form>
  )
}
