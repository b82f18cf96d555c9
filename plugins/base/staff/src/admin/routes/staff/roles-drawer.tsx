import { Button, Drawer, Text, toast } from '@medusajs/ui'
import { api, messageOf } from '@shanzhen/desk/api'
import { useState } from 'react'
import type { RightsTable, StaffMember } from '../../../wire'
import { RoleChoice } from './role-choice'

type Props = { member: StaffMember; roles: RightsTable['roles']; onClose: () => void; onSaved: () => void }

export function RolesDrawer({ member, roles, onClose, onSaved }: Props) {
  const [chosen, setChosen] = useState(member.roles)
  const [saving, setSaving] = useState(false)
  const [fault, setFault] = useState<string | null>(null)

  const save = async () => {
    setSaving(true)
    try {
      await api(`/staff/${member.id}/roles`, 'POST', { roles: chosen })
      toast.success(`${member.name} 的角色已改`)
      onSaved()
    } catch (error) {
      setFault(messageOf(error))
      setSaving(false)
    }
  }

  return (
    <Drawer open onOpenChange={(open) => !open && onClose()}>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>{member.name} 的角色</Drawer.Title>
          <Drawer.Description>{member.email}</Drawer.Description>
        </Drawer.Header>
        <Drawer.Body className="flex flex-col gap-y-4 overflow-y-auto">
          <RoleChoice roles={roles} chosen={chosen} onChange={setChosen} />
          {!chosen.length && <Text size="small">没有角色的人只能看到自己的账号。</Text>}
          {fault && (
            <Text role="alert" size="small" className="text-ui-fg-error">
              {fault}
            </Text>
          )}
        </Drawer.Body>
        <Drawer.Footer>
          <Button variant="secondary" onClick={onClose}>
            取消
          </Button>
          <Button isLoading={saving} onClick={() => void save()}>
            保存
          </Button>
        </Drawer.Footer>
      </Drawer.Content>
    </Drawer>
  )
}
