import { Text, toast } from '@medusajs/ui'
import { api } from '@shanzhen/desk/api'
import { FormDrawer } from '@shanzhen/desk/form-drawer'
import { useState } from 'react'
import type { RightsTable, StaffMember } from '../../../wire'
import { RoleChoice } from './role-choice'

type Props = { member: StaffMember; roles: RightsTable['roles']; onClose: () => void; onSaved: () => void }

export function RolesDrawer({ member, roles, onClose, onSaved }: Props) {
  const [chosen, setChosen] = useState(member.roles)

  const save = async () => {
    await api(`/staff/${member.id}/roles`, 'POST', { roles: chosen })
    toast.success(`${member.name} 的角色已改`)
    onSaved()
  }

  return (
    <FormDrawer title={`${member.name} 的角色`} submit="保存" onClose={onClose} onSend={save}>
      <Text size="small" className="text-ui-fg-subtle">
        {member.email}
      </Text>
      <RoleChoice roles={roles} chosen={chosen} onChange={setChosen} />
      {!chosen.length && <Text size="small">没有角色的人只能看到自己的账号。</Text>}
    </FormDrawer>
  )
}
