import { Button, Text, toast, usePrompt } from '@medusajs/ui'
import { useCallback, useEffect, useState } from 'react'
import { api, messageOf } from '@shanzhen/desk/api'
import { TextField } from '@shanzhen/desk/fields'

import type { Contact } from '../../../wire'

/** Who signs in for a producer at /producer and is told of its alarms: phones and mailboxes staff checked. */

export function Contacts({ producerId }: { producerId: string }) {
  const [contacts, setContacts] = useState<Contact[] | null>(null)
  const [address, setAddress] = useState('')
  const prompt = usePrompt()
  const path = `/producers/${producerId}/contacts`

  const load = useCallback(async () => {
    try {
      setContacts((await api<{ contacts: Contact[] }>(path)).contacts)
    } catch (error) {
      toast.error(messageOf(error))
    }
  }, [path])
  useEffect(() => void load(), [load])

  const change = async (work: () => Promise<unknown>) => {
    try {
      await work()
      await load()
    } catch (error) {
      toast.error(messageOf(error))
    }
  }
  const add = () =>
    change(async () => {
      await api(path, 'POST', address.includes('@') ? { email: address } : { phone: address })
      setAddress('')
    })
  const remove = async (contact: Contact) => {
    const title = `移除 ${contact.address}？`
    const description = '移除后不能再登录，已登录的立即退出。'
    if (!(await prompt({ title, description, confirmText: '移除', cancelText: '取消' }))) return
    await change(() => api(`${path}/${contact.id}`, 'DELETE'))
  }

  return (
    // Kept at once, apart from the form it stands in.
    <section
      className="flex flex-col gap-y-2 border-t border-ui-border-base pt-4"
      onChange={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return
        event.preventDefault()
        if (address.trim() && !event.nativeEvent.isComposing) void add()
      }}
    >
      <Text size="small" weight="plus">
        登录联系人
      </Text>
      <Text size="small" className="text-ui-fg-subtle">
        登记的手机号或邮箱可以在网店“/producer”用验证码登录，并收到监测报警。
      </Text>
      {contacts?.map((contact) => (
        <div key={contact.id} className="flex items-center justify-between">
          <Text size="small">{contact.address}</Text>
          <Button size="small" variant="transparent" onClick={() => void remove(contact)}>
            移除
          </Button>
        </div>
      ))}
      <div className="flex items-end gap-x-2">
        <TextField label="手机号或邮箱" value={address} onChange={setAddress} />
        <Button size="small" variant="secondary" disabled={!address.trim()} onClick={() => void add()}>
          登记
        </Button>
      </div>
    </section>
  )
}
