import { Badge, Button, Container, Heading, Input, Label, Text, toast } from '@medusajs/ui'
import { all, api, messageOf } from '@shanzhen/desk/api'
import { shortMoment } from '@shanzhen/desk/dates'
import { accountShown } from '@shanzhen/desk/account'
import { type Column, DeskTable, Fault } from '@shanzhen/desk/table'
import { type FormEvent, useCallback, useEffect, useId, useState } from 'react'
import type { RightsTable } from '../../../wire'
import { RoleChoice } from './role-choice'

type Invite = {
  id: string
  email: string
  expires_at: string
  accepted: boolean
  rbac_roles?: ({ id: string } | null)[]
}

/** Whom one invites gets a link by text message or mail; the roles chosen here wait for them. */
export function Invitations({ roles }: { roles: RightsTable['roles'] }) {
  const [invites, setInvites] = useState<Invite[] | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const reload = useCallback(
    () =>
      all<Invite>('/invites?fields=id,email,expires_at,accepted,rbac_roles.id', 'invites').then(
        (found) => setInvites(found.filter(({ accepted }) => !accepted)),
        (error: unknown) => setFault(messageOf(error)),
      ),
    [],
  )
  useEffect(() => void reload(), [reload])
  const [open, setOpen] = useState(false)

  const act = (path: string, method: 'POST' | 'DELETE', said: string) =>
    api(path, method)
      .then(() => toast.success(said))
      .catch((error: unknown) => toast.error(messageOf(error)))
      .then(reload)

  const columns: Column<Invite>[] = [
    { head: '手机或邮箱', cell: ({ email }) => accountShown(email) },
    {
      head: '角色',
      wide: true,
      cell: ({ rbac_roles }) => (
        <span className="flex flex-wrap gap-1">
          {rbac_roles?.map(
            (role) =>
              role && (
                <Badge key={role.id} size="2xsmall">
                  {roles.find(({ id }) => id === role.id)?.zh ?? role.id}
                </Badge>
              ),
          )}
          {!rbac_roles?.length && (
            <Badge size="2xsmall" color="orange">
              没有角色
            </Badge>
          )}
        </span>
      ),
    },
    {
      head: '有效到',
      cell: ({ expires_at }) => (Date.parse(expires_at) < Date.now() ? '已过期' : shortMoment(expires_at)),
    },
    {
      head: '',
      cell: ({ id }) => (
        <span className="flex justify-end gap-2">
          <Button
            size="small"
            variant="secondary"
            onClick={() => void act(`/invites/${id}/resend`, 'POST', '已重新发送')}
          >
            重新发送
          </Button>
          <Button size="small" variant="transparent" onClick={() => void act(`/invites/${id}`, 'DELETE', '邀请已撤回')}>
            撤回
          </Button>
        </span>
      ),
    },
  ]

  return (
    <Container className="divide-y p-0">
      <div className="flex items-center justify-between gap-4 px-6 py-4">
        <Heading level="h2">邀请</Heading>
        <Button size="small" variant="secondary" onClick={() => setOpen(!open)}>
          {open ? '收起' : '邀请员工'}
        </Button>
      </div>
      {open && (
        <InviteForm
          roles={roles}
          onSent={() => {
            setOpen(false)
            void reload()
          }}
        />
      )}
      <Fault text={fault} />
      <DeskTable rows={invites} columns={columns} keyOf={({ id }) => id} empty="没有等待接受的邀请。" />
    </Container>
  )
}

function InviteForm({ roles, onSent }: { roles: RightsTable['roles']; onSent: () => void }) {
  const own = useId()
  const [email, setEmail] = useState('')
  const [chosen, setChosen] = useState<string[]>([])
  const [fault, setFault] = useState<string | null>(null)
  const [sending, setSending] = useState(false)

  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (!chosen.length) return setFault('请至少选一个角色')
    setSending(true)
    try {
      await api('/invites', 'POST', { email: email.trim(), roles: chosen })
      toast.success(`邀请已发到 ${email.trim()}`)
      onSent()
    } catch (error) {
      setFault(messageOf(error))
      setSending(false)
    }
  }

  return (
    <form className="flex flex-col gap-y-4 px-6 py-4" onSubmit={(event) => void send(event)}>
      <div className="flex max-w-md flex-col gap-y-1">
        <Label htmlFor={own} size="small">
          手机号或邮箱
        </Label>
        <Input
          id={own}
          inputMode="email"
          required
          autoComplete="off"
          value={email}
          onChange={(e) => setEmail(e.target.value)}
        />
        <Text size="xsmall" className="text-ui-fg-subtle">
          链接只发到这个手机或邮箱，只能用一次；手机收到的，以后用手机号登录。您邀请的人不能给您的登记做复核，反过来也不行。
        </Text>
      </div>
      <RoleChoice roles={roles} chosen={chosen} onChange={setChosen} />
      {fault && (
        <Text role="alert" size="small" className="text-ui-fg-error">
          {fault}
        </Text>
      )}
      <Button type="submit" className="self-start" isLoading={sending}>
        发出邀请
      </Button>
    </form>
  )
}
