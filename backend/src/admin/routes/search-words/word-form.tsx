import { Button, Input, Label, Select, toast } from '@medusajs/ui'
import { messageOf } from '@shanzhen/desk/api'
import { type FormEvent, useState } from 'react'
import type { SearchWords, WordKind } from '../../../wire'
import { ALL_SHELVES, KINDS, saveWord } from '../../lib/words'

/** A new word, or another meaning for a known one. */
type Props = { shelves: SearchWords['shelves']; onSaved: () => void }

export function WordForm({ shelves, onSaved }: Props) {
  const [term, setTerm] = useState('')
  const [kind, setKind] = useState<WordKind>('synonym')
  const [target, setTarget] = useState('')
  const [saving, setSaving] = useState(false)

  const save = async (event: FormEvent) => {
    event.preventDefault()
    setSaving(true)
    try {
      await saveWord({ term, kind, target: kind === 'fact' ? '' : target })
      toast.success(`「${term}」已保存，几秒后搜索就按它来`)
      setTerm('')
      setTarget('')
      onSaved()
    } catch (error) {
      toast.error(messageOf(error))
    } finally {
      setSaving(false)
    }
  }

  return (
    <form className="flex flex-wrap items-end gap-3 px-6 py-4" onSubmit={(event) => void save(event)}>
      <div className="min-w-40 flex-1">
        <Label htmlFor="word-term">顾客的说法</Label>
        <Input id="word-term" value={term} maxLength={20} required onChange={(event) => setTerm(event.target.value)} />
      </div>
      <div className="min-w-36">
        <Label htmlFor="word-kind">用处</Label>
        <Select
          value={kind}
          onValueChange={(value) => {
            setKind(value as WordKind)
            setTarget('')
          }}
        >
          <Select.Trigger id="word-kind">
            <Select.Value />
          </Select.Trigger>
          <Select.Content>
            {Object.entries(KINDS).map(([value, label]) => (
              <Select.Item key={value} value={value}>
                {label}
              </Select.Item>
            ))}
          </Select.Content>
        </Select>
      </div>
      {kind === 'synonym' && (
        <div className="min-w-40 flex-1">
          <Label htmlFor="word-target">我们的叫法</Label>
          <Input id="word-target" value={target} maxLength={40} onChange={(event) => setTarget(event.target.value)} />
        </div>
      )}
      {kind === 'shelf' && (
        <div className="min-w-40 flex-1">
          <Label htmlFor="word-shelf">货架</Label>
          <Select value={target} onValueChange={setTarget}>
            <Select.Trigger id="word-shelf">
              <Select.Value placeholder="选择货架" />
            </Select.Trigger>
            <Select.Content>
              <Select.Item value={ALL_SHELVES}>全部货架</Select.Item>
              {shelves.map(({ handle, name }) => (
                <Select.Item key={handle} value={handle}>
                  {name}
                </Select.Item>
              ))}
            </Select.Content>
          </Select>
        </div>
      )}
      <Button type="submit" isLoading={saving}>
        保存
      </Button>
    </form>
  )
}
