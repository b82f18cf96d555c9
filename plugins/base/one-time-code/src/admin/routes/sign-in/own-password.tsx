import { Alert, Button, Container, Heading, Text } from '@medusajs/ui'
import { useState } from 'react'
import { api, call, messageOf } from '@shanzhen/desk/api'
import { Fault } from '@shanzhen/desk/table'

/** A new password comes by a mailed link; whose password could not be set today is told so until they have another. */
export function OwnPassword({ weak }: { weak: boolean }) {
  const [sent, setSent] = useState<string | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const [sending, setSending] = useState(false)

  const send = async () => {
    setSending(true)
    setFault(null)
    try {
      const { user } = await api<{ user: { email: string } }>('/users/me')
      await call('/auth/user/emailpass/reset-password', 'POST', { identifier: user.email })
      setSent(user.email)
    } catch (error) {
      setFault(messageOf(error))
    }
    setSending(false)
  }

  return (
    <Container className="flex flex-col gap-y-3">
      {weak && (
        <Alert variant="warning" dismissible={false}>
          您的密码太短或太常见，容易被猜到。请现在换一个。
        </Alert>
      )}
      <div className="flex flex-wrap items-center justify-between gap-2">
        <div>
          <Heading level="h2">我的密码</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            至少 10 个字符，不用常见的密码，也不用自己的邮箱、姓名或店名。
          </Text>
        </div>
        <Button variant={weak ? 'primary' : 'secondary'} size="small" isLoading={sending} onClick={() => void send()}>
          换密码
        </Button>
      </div>
      <Fault text={fault} />
      {sent && (
        <Text role="status" size="small">
          改密码的链接已发到 {sent}，15 分钟内有效。换好后，所有设备都要重新登录。
        </Text>
      )}
    </Container>
  )
}
