/** A decision, why, and a last look before it is kept for good. */
import { Button, Label, Select, Text, Textarea, toast, usePrompt } from '@medusajs/ui'
import { type FormEvent, useId, useState } from 'react'
import { ask, messageOf } from '@shanzhen/desk/api'

/** `does`: what a decision changes at once, beside being kept. */
type Props = { path: string; choices: Record<string, string>; does?: Record<string, string>; onDone: () => void }

export function DecideForm({ path, choices, does = {}, onDone }: Props) {
  const [decision, setDecision] = useState('')
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  const id = useId()
  const confirm = usePrompt()

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const sure = await confirm({
      title: '保存处理决定？',
      description: [choices[decision], does[decision], '保存后不能更改'].filter(Boolean).join('。') + '。',
      confirmText: '保存',
      cancelText: '返回',
    })
    if (!sure) return
    setBusy(true)
    try {
      await ask(path, { decision, note })
      toast.success('处理决定已记下')
      onDone()
    } catch (error) {
      toast.error(messageOf(error))
    } finally {
      setBusy(false)
    }
  }

  return (
    <form onSubmit={submit} className="flex max-w-xl flex-col gap-3">
      <div className="flex flex-col gap-y-1">
        <Label size="small" htmlFor={`${id}-decision`}>
          处理决定
        </Label>
        <Select size="small" value={decision} onValueChange={setDecision}>
          <Select.Trigger id={`${id}-decision`}>
            <Select.Value placeholder="请选择" />
          </Select.Trigger>
          <Select.Content>
            {Object.entries(choices).map(([value, label]) => (
              <Select.Item key={value} value={value}>
                {label}
              </Select.Item>
            ))}
          </Select.Content>
        </Select>
      </div>
      <div className="flex flex-col gap-y-1">
        <Label size="small" htmlFor={`${id}-note`}>
          处理经过
        </Label>
        <Textarea
          id={`${id}-note`}
          value={note}
          maxLength={500}
          placeholder="查到了什么，怎样处理的"
          onChange={(event) => setNote(event.target.value)}
        />
      </div>
      <div className="flex items-center gap-x-3">
        <Button size="small" type="submit" disabled={busy || !decision || note.trim().length < 2}>
          记下处理决定
        </Button>
        <Text size="small" className="text-ui-fg-subtle">
          保存后不能更改
        </Text>
      </div>
    </form>
  )
}
