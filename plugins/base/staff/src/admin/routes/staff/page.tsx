/** 员工与角色: who works here, what each may do, who is invited. */
import { defineRouteConfig } from '@medusajs/admin-sdk'
import { Users } from '@medusajs/icons'
import { Badge, Button, Container, Heading, Text, toast, usePrompt } from '@medusajs/ui'
import { api, messageOf } from '@shanzhen/desk/api'
import { shortMoment } from '@shanzhen/desk/dates'
import { accountShown } from '@shanzhen/desk/account'
import { type Column, DeskTable, Fault, Pager } from '@shanzhen/desk/table'
import { useAnswer } from '@shanzhen/desk/use-answer'
import { useState } from 'react'
import type { RightsTable, StaffMember, StaffPage } from '../../../wire'
import { Invitations } from './invitations'
import { RolesDrawer } from './roles-drawer'
import { RightsOverview } from './rights-overview'

const PAGE = 50

function StaffRoute() {
  const [page, setPage] = useState(1)
  const { answer, fault, reload } = useAnswer<StaffPage>(`/staff?limit=${PAGE}&offset=${(page - 1) * PAGE}`)
  const { answer: table } = useAnswer<RightsTable>('/staff/rights')
  const [editing, setEditing] = useState<StaffMember | null>(null)
  const confirm = usePrompt()
  const manages = table?.mine.rights.includes('staff:write') ?? false
  const nameOf = (role: string) => table?.roles.find(({ id }) => id === role)?.zh ?? role

  const dismiss = async ({ id, name }: StaffMember) => {
    const sure = await confirm({
      title: `让 ${name} 离开？`,
      description: '对方马上不能再登录，手上打开的页面也不能再用。以前做过的事仍记在其名下。',
      confirmText: '离开',
      cancelText: '不',
    })
    if (!sure) return
    await api(`/users/${id}`, 'DELETE')
      .then(() => toast.success(`${name} 已离开`))
      .catch((error: unknown) => toast.error(messageOf(error)))
    await reload()
  }

  const columns: Column<StaffMember>[] = [
    {
      head: '员工',
      cell: ({ name, email, is_self }) => (
        <>
          {name} {is_self && <Badge size="2xsmall">我</Badge>}
          <Text size="xsmall" className="text-ui-fg-muted">
            {accountShown(email)}
          </Text>
        </>
      ),
    },
    {
      head: '角色',
      wide: true,
      cell: ({ roles }) =>
        roles.length ? (
          <span className="flex flex-wrap gap-1">
            {roles.map((role) => (
              <Badge key={role} size="2xsmall">
                {nameOf(role)}
              </Badge>
            ))}
          </span>
        ) : (
          <Badge size="2xsmall" color="orange">
            还没有角色
          </Badge>
        ),
    },
    {
      head: '手机',
      cell: ({ phone }) =>
        phone ?? (
          <Badge size="2xsmall" color="orange">
            未验证
          </Badge>
        ),
    },
    { head: '加入', cell: ({ created_at }) => shortMoment(created_at) },
    {
      head: '',
      cell: (member) =>
        manages && (
          <span className="flex justify-end gap-2">
            <Button size="small" variant="secondary" onClick={() => setEditing(member)}>
              改角色
            </Button>
            {!member.is_self && (
              <Button size="small" variant="transparent" onClick={() => void dismiss(member)}>
                离开
              </Button>
            )}
          </span>
        ),
    },
  ]

  return (
    <div className="flex flex-col gap-y-3">
      <Container className="divide-y p-0">
        <div className="px-6 py-4">
          <Heading>员工与角色</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            一个人可以有几个角色。改了角色，对方的下一步操作就按新的来。
          </Text>
        </div>
        <Fault text={fault} />
        {!answer && !fault && <Text className="px-6 py-8 text-ui-fg-subtle">正在读取…</Text>}
        <DeskTable rows={answer?.staff} columns={columns} keyOf={({ id }) => id} empty="还没有员工。" />
        <Pager page={page} count={answer?.count ?? 0} size={PAGE} onPage={setPage} />
      </Container>
      {table && manages && <Invitations roles={table.roles} />}
      {table && <RightsOverview table={table} />}
      {table && editing && (
        <RolesDrawer
          member={editing}
          roles={table.roles}
          onClose={() => setEditing(null)}
          onSaved={() => {
            setEditing(null)
            void reload()
          }}
        />
      )}
    </div>
  )
}

export const config = defineRouteConfig({ label: '员工与系统', icon: Users, rank: 5 })

export default StaffRoute
